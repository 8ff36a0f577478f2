/// What the run behind a session can do beyond executing blocks.
package struct Capabilities: Sendable, Equatable {
    /// Requests that it carries out.
    package var requests: Set<EngineRequest.Kind>
    /// Names for `EngineRequest.executor`, for completion.
    package var executors: [String]

    package init(requests: Set<EngineRequest.Kind> = [], executors: [String] = []) {
        self.requests = requests
        self.executors = executors
    }
}
