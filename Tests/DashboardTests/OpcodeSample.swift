import Chain
import Dashboard
import EVM
import Execution
import Foundation
import Stepping
import Testing

/// Recordings of the demo blocks' transactions.
enum OpcodeSample {
    private static let demoBlocks = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "demo-blocks").path

    static func folder(_ index: Int) throws -> BlockFolder { try BlockFolder.discover([demoBlocks])[index].load() }

    /// - Parameter number: the block that the recording says it is of; nil for the demo block's own.
    static func record(
        _ transaction: Int, of folder: BlockFolder, _ kind: RecordedExecution.Kind = .committed,
        as number: UInt64? = nil,
        index: Int? = nil
    ) throws -> StepRecording {
        let task: BlockTask =
            kind == .committed ? .through(transaction, of: folder) : .alone(transaction, of: folder)
        let recorder = StepRecorder(
            RecordedExecution(
                block: number ?? folder.block.header.number, transaction: index ?? transaction, kind: kind))
        let machine = RecordingVM(target: task.block.transactions.count - 1, recorder: recorder)
        _ = try SequentialExecutor(machine).execute(task)
        return try #require(recorder.finish())
    }
}
