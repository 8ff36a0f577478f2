// swift-tools-version: 6.2
import PackageDescription

// The modules are floors: each imports only from floors below it, and the list reads as the way a block travels.
// See README.md for the map.

/// Flags of the modules that hold hot loops. Each is here because a measurement of the interpreter benchmarks asked for it;
/// `README.md` ("Figures") tells how to repeat it.
let hotLoopFlags: [SwiftSetting] = [
    .unsafeFlags([
        // Limbs are stored as 8 bytes and reloaded as 16-byte vectors otherwise: a store-forwarding stall per operation.
        "-Xllvm", "-vectorize-slp=false", "-Xllvm", "-combiner-store-merging=false",
        // Similar instruction handlers would be merged into calls.
        "-Xllvm", "-swiftmergefunc-threshold=0",
    ])
]

/// The view of the state and the interpreter are classes that one thread owns; the dynamic exclusivity checks of their stored
/// properties cost a call per access: 1.07 times the time of the interpreter benchmarks, about 1.2 times that of mainnet blocks.
/// The static checks stay on.
let ownedMemoryFlags: [SwiftSetting] = [.unsafeFlags(["-enforce-exclusivity=unchecked"])]

#if arch(x86_64)
    /// Keccak-256 needs and-not and rotate without flags (BMI1/BMI2, every x86-64 server since 2013).
    let keccakFlags: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-mbmi", "-Xcc", "-mbmi2"])]
#else
    let keccakFlags: [SwiftSetting] = []
#endif

let package = Package(
    name: "altius",
    products: [
        .executable(name: "altius", targets: ["altius"]),
        .library(name: "Altius", targets: ["Execution", "EVM"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        // Floor 0: words, hashes, encodings; C for vector instructions; C libraries from Debian.
        .target(name: "CKeccak"),
        .target(name: "Primitives", dependencies: ["CKeccak"], swiftSettings: hotLoopFlags + keccakFlags),
        .systemLibrary(name: "CGMP", providers: [.apt(["libgmp-dev"])]),
        .systemLibrary(name: "CNCurses", providers: [.apt(["libncursesw5-dev"])]),
        .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
        .systemLibrary(name: "CProcessor"),
        .systemLibrary(name: "CRocksDB", providers: [.apt(["librocksdb-dev"])]),
        .systemLibrary(name: "CSecp256k1", providers: [.apt(["libsecp256k1-dev"])]),
        .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),

        // Floor 1: what a chain is made of.
        .target(name: "Curves", dependencies: ["Primitives"], swiftSettings: hotLoopFlags),
        .target(name: "Chain", dependencies: ["Primitives", "CSecp256k1"]),
        .target(name: "Telemetry", dependencies: ["Primitives", "CProcessor", "CZstd"]),
        .target(name: "Stepping", dependencies: ["Primitives"]),

        // Floor 2: what a transaction sees of the state.
        .target(name: "Precompiles", dependencies: ["Primitives", "Curves", "Chain", "CGMP", "CNettle"]),
        .target(
            name: "State", dependencies: ["Primitives", "Chain", "CProcessor"],
            swiftSettings: hotLoopFlags + ownedMemoryFlags),

        // Floor 3: state commitment, virtual machines.
        .target(name: "StateTree", dependencies: ["Primitives", "Chain", "State", "CRocksDB"]),
        .target(
            name: "EVM", dependencies: ["State", "Precompiles", "Stepping"],
            swiftSettings: hotLoopFlags + ownedMemoryFlags),

        // Floor 4: whole blocks.
        .target(
            name: "Execution", dependencies: ["CProcessor", "Telemetry", "State", "StateTree"],
            swiftSettings: ownedMemoryFlags),
        .target(name: "Terminal", dependencies: ["CNCurses"]),

        // Floor 5: what people and test suites see.
        .target(name: "Conformance", dependencies: ["Chain", "StateTree", "Execution", "EVM"]),
        .target(name: "Workloads", dependencies: ["Primitives", "Chain", "State", "StateTree", "Execution"]),
        .target(name: "Dashboard", dependencies: ["Primitives", "Telemetry", "Stepping", "Terminal"]),

        // Floor 6: the program.
        .executableTarget(
            name: "altius",
            dependencies: [
                "Conformance", "Dashboard", "Telemetry", "Stepping", "Terminal", "Workloads", "Execution", "EVM",
                "StateTree",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ]
        ),

        // Tests, in the order of the floors.
        .testTarget(
            name: "PrimitivesTests",
            dependencies: ["TestSupport", "Primitives", .product(name: "BigInt", package: "BigInt")]),
        .testTarget(
            name: "CurvesTests", dependencies: ["TestSupport", "Curves", .product(name: "BigInt", package: "BigInt")]),
        .testTarget(
            name: "PrecompilesTests",
            dependencies: ["TestSupport", "Precompiles", .product(name: "BigInt", package: "BigInt")]),
        .testTarget(name: "EVMTests", dependencies: ["TestSupport", "Stepping", "EVM"]),
        .testTarget(name: "ChainTests", dependencies: ["TestSupport", "Chain"]),
        .testTarget(name: "StateTreeTests", dependencies: ["TestSupport", "StateTesting", "StateTree"]),
        .testTarget(
            name: "StateFailureTests",
            dependencies: ["altius", "TestSupport", "CommandTesting", "StateTesting", "StateTree"]),
        .testTarget(name: "ExecutionTests", dependencies: ["Execution", "Telemetry"]),
        .testTarget(name: "WorkloadsTests", dependencies: ["Workloads", "EVM", "Telemetry"]),
        .testTarget(
            name: "ParallelTests", dependencies: ["TestSupport", "Workloads", "Execution", "EVM", "StateTree"]),
        .testTarget(name: "ConformanceTests", dependencies: ["TestSupport", "Conformance"]),
        .testTarget(name: "TerminalTests", dependencies: ["TestSupport", "Terminal"]),
        .testTarget(
            name: "DashboardTests",
            dependencies: [
                "TestSupport", "Primitives", "Telemetry", "Stepping", "Terminal", "Dashboard", "Execution", "EVM",
            ],
            resources: [.copy("Pictures")]),
        .testTarget(name: "TelemetryTests", dependencies: ["TestSupport", "Telemetry"]),
        .testTarget(name: "EmbeddingTests", dependencies: ["Chain", "EVM", "Execution"]),
        .testTarget(name: "AltiusTests", dependencies: ["altius", "TestSupport", "CommandTesting", "Telemetry"]),
        .testTarget(name: "BadInputTests", dependencies: ["altius", "TestSupport", "CommandTesting"]),
        .testTarget(name: "TerminalScreenTests", dependencies: ["altius", "TestSupport", "CommandTesting"]),

        // What tests share.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .target(name: "CommandTesting", dependencies: ["TestSupport"], path: "Tests/CommandTesting"),
        .target(
            name: "StateTesting", dependencies: ["TestSupport", "Chain", "State", "StateTree"],
            path: "Tests/StateTesting"),
        // A program of its own, since it replaces system calls; that is what the flag is for: RocksDB must find them in it.
        .executableTarget(
            name: "FaultyWriter", dependencies: ["StateTesting", "StateTree"], path: "Tests/FaultyWriter",
            linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"])]),
    ],
    swiftLanguageModes: [.v6]
)
