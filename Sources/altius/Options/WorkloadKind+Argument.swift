import ArgumentParser
import Workloads

extension Workload.Kind: ExpressibleByArgument {}
