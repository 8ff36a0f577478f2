import Dashboard
import Terminal
import Testing

@Suite struct ConflictsTests {
    /// "Who wrote this" leads back, transaction by transaction, to what was there before the block.
    @Test func writersAreWalkedToTheBeginning() throws {
        var state = DashboardState.sample(120, 40, screen: .conflicts)
        state.type(.character("G"))
        var walked = [try #require(state.focus.transaction)]
        while state.whyDisabled(.writer) == nil, walked.count < 200 {
            state.type(.character("w"))
            walked.append(try #require(state.focus.transaction))
        }
        #expect(walked.count > 3)
        #expect(zip(walked, walked.dropFirst()).allSatisfy { $0 > $1 })
        #expect(state.whyDisabled(.writer)?.contains("read nothing that a transaction of this block wrote") == true)
    }

    @Test func sortingKeepsTheSelectedTransaction() {
        var state = DashboardState.sample(80, 24, screen: .conflicts)
        state.type(.down, .down, .down)
        let selected = state.focus.transaction
        for _ in 0..<5 {
            state.type(.character("s"))
            #expect(state.focus.transaction == selected)
            #expect(state.picture().contains("Why transaction \(selected ?? -1) ran twice"))
        }
    }

    @Test func theFilterLeavesWhatMatches() {
        var state = DashboardState.sample(120, 40, screen: .conflicts)
        state.type(.character("/"))
        for character in "mint" { state.type(.character(character)) }
        let picture = state.picture()
        #expect(picture.contains("only 'mint'") && !picture.contains(" swap  "))
        state.type(.enter)
        let first = state.focus.transaction
        state.type(.character("n"))
        #expect(state.focus.transaction != first)
        #expect(state.picture().contains("/mint"))
        state.type(.escape)
        #expect(state.picture().contains(" swap  ") && state.filterText.isEmpty)
        #expect(state.whyDisabled(.back) == "nothing to go back from; q quits")
    }

    @Test func aFilterFindsNumbersAddressesAndSlots() {
        var state = DashboardState.sample(80, 24, screen: .graph)
        for (text, isFound) in [
            ("17", true), ("slot 3", true), ("balance", false), ("0xffffffffff", false), ("swap", true),
        ] {
            state.type(.character("/"))
            for character in text { state.type(.character(character)) }
            state.type(.enter)
            #expect((state.whyDisabled(.nextMatch) == nil) == isFound, "\(text)")
        }
    }

    /// Only what has happened is told in slow motion.
    @Test func conflictsAppearWhenTheyAreFound() {
        var state = DashboardState.sample(80, 24, screen: .conflicts)
        state.apply(.tick(nanoseconds: 1_000_000))
        state.type(.character("p"))
        #expect(state.picture().contains("No transaction has run again so far"))
        state.apply(.tick(nanoseconds: 301_000_000))
        #expect(!state.picture().contains("No transaction has run again so far"))
    }
}
