import Chain
import Execution
import Primitives
import State
import Testing

@Suite struct BlockEnvironmentTests {
    @Test func forkDecidesWhichFieldsCount() {
        var header = header()
        header.excessBlobGas = 2_314_058
        let cancun = BlockEnvironment(header: header)
        #expect(cancun.rules.fork == .cancun)
        #expect(cancun.randomness == 23 && cancun.difficulty == 0 && cancun.baseFee == 7 && cancun.blobBaseFee == 2)
        let london = BlockEnvironment(header: header, fork: .london)
        #expect(london.randomness == 0 && london.difficulty == 17 && london.baseFee == 7 && london.blobBaseFee == 0)
        let berlin = BlockEnvironment(header: header, fork: .berlin)
        #expect(berlin.baseFee == 0)
    }

    @Test func forkComesFromNumberAndTime() {
        #expect(BlockEnvironment(header: header(number: 46_147, timestamp: 1_438_900_000)).rules.fork == .frontier)
        #expect(BlockEnvironment(header: header(number: 17_034_869, timestamp: 1_681_338_443)).rules.fork == .paris)
    }
}
