import Dashboard
import Testing

@Suite struct FiguresTests {
    @Test func sizes() {
        let texts: [(UInt64, String)] = [
            (0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (45_240, "45.2 kB"), (268_435_456, "268 MB"),
            (999_950, "1.0 MB"), (12_300_000_000, "12.3 GB"), (.max, "18,446,744 TB"),
        ]
        for (count, text) in texts { #expect(Figures.bytes(count) == text) }
    }

    @Test func digitsAreGrouped() {
        #expect(
            [0, 7, 999, 1000, 29_981_234, -1234].map { Figures.grouped($0) } == [
                "0", "7", "999", "1,000", "29,981,234", "-1,234",
            ])
        #expect(Figures.grouped(UInt64.max) == "18,446,744,073,709,551,615")
        #expect(Figures.grouped(Int.min) == "-9,223,372,036,854,775,808")
    }

    @Test func decimalsAreFixed() {
        #expect(Figures.fixed(1234.5, decimals: 2) == "1,234.50")
        #expect(Figures.fixed(0.005, decimals: 2) == "0.01")
        #expect(Figures.fixed(0.999, decimals: 1) == "1.0")
        #expect(Figures.fixed(-0.5, decimals: 1) == "-0.5")
        #expect(Figures.fixed(.nan, decimals: 1) == "-")
        #expect(Figures.fixed(.infinity, decimals: 0) == "-")
        #expect(Figures.fixed(1e300, decimals: 0) == "-")
    }

    @Test func ratesHaveDigitsThatMeanSomething() {
        #expect([nil, 0.5, 3.069, 241.57, 8412.3].map { Figures.rate($0) } == ["-", "0.50", "3.07", "241.6", "8,412"])
    }

    @Test func durationsHaveAUnitThatSuits() {
        let values: [UInt64] = [0, 850, 45_210, 12_300_000, 1_230_000_000, 192_000_000_000, 18_120_000_000_000]
        #expect(
            values.map { Figures.duration($0) } == [
                "0 ns", "850 ns", "45.2 µs", "12.3 ms", "1.23 s", "3 min 12 s", "5 h 2 min",
            ])
        #expect(Figures.duration(45_210, ascii: true) == "45.2 us")
        #expect(Figures.milliseconds(123_454_999) == "123.45")
    }

    @Test func axisEndsAreRoundAndNotBelow() {
        #expect(
            [0.0, 0.07, 1, 1.2, 384, 801, 1000, .nan].map { Figures.axisEnd($0) } == [
                1, 0.08, 1, 1.5, 400, 1000, 1000, 1,
            ])
    }

    @Test func ratesNeedTime() {
        #expect(Rates.perSecond(5, nanoseconds: 0) == nil)
        #expect(Rates.megagasPerSecond(30_000_000, nanoseconds: 100_000_000) == 300)
    }
}
