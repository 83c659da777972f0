// swift-tools-version: 6.2
import PackageDescription

/// One settings block for every target; see the style guide in the DocC catalog.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let orderedCollections = Target.Dependency.product(
  name: "OrderedCollections", package: "swift-collections")
let treeCollections = Target.Dependency.product(
  name: "HashTreeCollections", package: "swift-collections")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

/// A library target of the product, in `Sources/<name>`.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// The tests of one module, in `Tests/<name>Tests`.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    exclude: [], swiftSettings: settings)
}

let package = Package(
  name: "child-impact",
  products: [
    .executable(name: "child-impact", targets: ["ChildImpact"]),
    .executable(name: "benchmarks", targets: ["Benchmarks"]),
    .executable(name: "microbenchmarks", targets: ["Microbenchmarks"]),
    .library(name: "FEEL", targets: ["FEEL"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // System libraries; the headers hold only `static inline` doors to macros and globals.
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"])]),
    .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),

    // Core: no clock, no randomness, no file system, no Foundation.
    module("Diagnostics"),
    module("FEEL", ["Diagnostics"]),
    module("Questionnaires", ["FEEL", "Diagnostics", yams, orderedCollections]),
    module("Scoring", ["Questionnaires", "FEEL", "Diagnostics"]),
    module("Interviewing", ["Questionnaires", "Scoring", "FEEL", "Diagnostics"]),
    module("BatchScoring", ["Scoring", "Questionnaires", "FEEL", "Diagnostics"]),
    module("Records", ["Questionnaires", "Scoring", "FEEL", "Diagnostics"]),

    // Proof.
    module("Signing", ["Records", "Diagnostics", "COpenSSL"]),
    module(
      "Archiving", ["Records", "Signing", "Diagnostics", treeCollections],
      resources: [.embedInCode("Receipts/Bundle")]),

    // Edges.
    module("SQLiteStore", ["Archiving", "Signing", "Records", "Diagnostics", grdb]),
    module(
      "BatchFiles",
      ["BatchScoring", "Scoring", "Questionnaires", "FEEL", "Diagnostics", "CZlib"]),
    module(
      "Reporting",
      ["Records", "Scoring", "Questionnaires", "FEEL", "Diagnostics", mustache],
      resources: [.embedInCode("Templates")]),
    module(
      "Terminal",
      ["Interviewing", "Scoring", "Questionnaires", "FEEL", "Diagnostics", "CReadline"]),

    // Program.
    .executableTarget(
      name: "ChildImpact",
      dependencies: [
        "Terminal", "Reporting", "BatchFiles", "SQLiteStore", "Archiving", "Signing", "Records",
        "BatchScoring", "Interviewing", "Scoring", "Questionnaires", "FEEL", "Diagnostics",
        argumentParser,
      ],
      swiftSettings: settings),

    // Measures the program from outside, so it needs none of its modules.
    .executableTarget(
      name: "Benchmarks", dependencies: ["Specimens"], path: "Benchmarks",
      exclude: ["README.md", "Specimens", "Micro", "questionnaire"], swiftSettings: settings),

    // Made from a seed, for benchmarks and for tests that compare two ways to the same result.
    .target(name: "Specimens", path: "Benchmarks/Specimens", swiftSettings: settings),

    // Measures parts of the program in its own process.
    .executableTarget(
      name: "Microbenchmarks",
      dependencies: [
        "Specimens", "Interviewing", "Questionnaires", "FEEL", "Diagnostics", "SQLiteStore",
        "Archiving", "Signing", "Records",
      ],
      path: "Benchmarks/Micro", swiftSettings: settings),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests(of: "Diagnostics"),
    tests(of: "FEEL", ["Diagnostics"]),
    tests(of: "Questionnaires", ["Specimens", "FEEL", "Diagnostics"]),
    tests(of: "Scoring", ["Questionnaires", "FEEL", "Diagnostics"]),
    tests(of: "Interviewing", ["Scoring", "Questionnaires", "FEEL", "Diagnostics"]),
    tests(of: "BatchScoring", ["Scoring", "Questionnaires", "FEEL", "Diagnostics"]),
    tests(of: "BatchFiles", ["BatchScoring", "Questionnaires", "Diagnostics"]),
    tests(of: "Records", ["Questionnaires", "Diagnostics"]),
    tests(of: "Signing", ["Records", "Diagnostics", "COpenSSL"]),
    tests(of: "Archiving", ["Signing", "Records", "Diagnostics"]),
    tests(of: "SQLiteStore", ["Archiving", "Signing", "Records", "Diagnostics", grdb]),
    tests(of: "Reporting", ["Records", "Scoring", "Questionnaires", "Diagnostics"]),
    // Asks for lines on the pseudo-terminal of the tests.
    .executableTarget(
      name: "LineProbe", dependencies: ["Terminal", "Diagnostics"], path: "Tests/LineProbe",
      swiftSettings: settings),
    tests(of: "Terminal", ["Interviewing", "Questionnaires", "Diagnostics", "LineProbe"]),
    // The program as people use it: typed, piped, killed, with bad input; it is built with the tests.
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Terminal", "Records", "Interviewing", "Scoring", "Questionnaires", "FEEL", "Diagnostics",
        "TestSupport",
      ],
      exclude: ["Transcripts"], swiftSettings: settings),
    .testTarget(name: "HabitTests", dependencies: ["TestSupport"], swiftSettings: settings),
  ]
)
