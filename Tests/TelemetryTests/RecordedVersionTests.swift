import Telemetry
import Testing

@Suite struct RecordedVersionTests {
    @Test func packsItsParts() {
        let version = RecordedVersion(txIndex: 0xfedc_ba98, incarnation: 201, blocksBack: 0xa1b2c3)
        #expect(version.txIndex == 0xfedc_ba98)
        #expect(version.incarnation == 201)
        #expect(version.blocksBack == 0xa1b2c3)
        #expect(!version.isBase)
        #expect(RecordedVersion(word: version.word) == version)
        #expect(RecordedVersion.base.isBase)
    }

    @Test func eventsStaySmall() {
        #expect(MemoryLayout<Event>.stride <= 40)
    }
}
