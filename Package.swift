// swift-tools-version: 6.2

import PackageDescription

/// What every module of ours is held to.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A C library that Debian packages, seen through a header and, where that works, pkg-config.
func library(_ name: String, pkgConfig: String? = nil, apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// A module, and the modules further down that it knows; `texts` lie beside its sources for people,
/// the files of `embedded` folders become part of the program, and so do C libraries of `archives`.
func module(
  _ name: String, knows dependencies: [Target.Dependency] = [], texts: [String] = [],
  embedded: [String] = [], archives: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: texts,
    resources: embedded.map { .embedInCode($0) }, swiftSettings: house,
    linkerSettings: archives.map { .linkedLibrary(":lib\($0).a") })
}

/// The tests of a module, many of which draw their cases; `texts` are folders that they read where
/// they stand.
func tests(
  of name: String, with dependencies: [Target.Dependency] = [], texts: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.byName(name: name), "ToriRandom"] + dependencies, exclude: texts,
    swiftSettings: house)
}

let package = Package(
  name: "tori",
  products: [.executable(name: "tori", targets: ["tori"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // From the command line down to the C libraries; Sources/README.md is the map.
    .executableTarget(
      name: "tori",
      dependencies: [
        "ToriShell", "ToriText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    .executableTarget(
      name: "tori-bench",
      dependencies: [
        "ToriRender", "ToriRemote", "ToriEmbedded", "ToriEngine", "ToriLanguage", "ToriSentences",
        "ToriIndex", "ToriCorpus", "ToriTime", "ToriText", "ToriSystem", "ToriRandom",
      ],
      exclude: ["RESULTS.md"], swiftSettings: house),
    module(
      "ToriShell",
      knows: [
        "ToriRender", "ToriRemote", "ToriEmbedded", "ToriEngine", "ToriLanguage", "ToriSentences",
        "ToriIndex",
        "ToriCorpus", "ToriTime", "ToriText", "ToriSystem", "CEditLineShim",
      ],
      embedded: ["Tour/Lessons"]),
    module(
      "ToriRender",
      knows: [
        "ToriEngine", "ToriLanguage", "ToriSentences", "ToriCorpus", "ToriTime", "ToriText",
        "ToriSystem",
      ]),
    module(
      "ToriRemote",
      knows: [
        "ToriEmbedded", "ToriEngine", "ToriLanguage", "ToriCorpus", "ToriTime", "ToriText",
        "ToriSystem",
        "CCurlShim",
      ]),
    module(
      "ToriEmbedded",
      knows: [
        "ToriEngine", "ToriWords", "ToriStatistics", "ToriLanguage", "ToriSentences", "ToriIndex",
        "ToriCorpus", "ToriTime", "ToriText", "ToriSystem", "ToriRandom",
      ]),
    module(
      "ToriEngine",
      knows: [
        "ToriWords", "ToriStatistics", "ToriLanguage", "ToriCorpus", "ToriTime", "ToriText",
        "ToriSystem", "CPCRE2",
      ]),
    module("ToriLanguage", knows: ["ToriTime", "ToriText"]),
    module(
      "ToriSentences",
      knows: ["ToriIndex", "ToriCorpus", "ToriWords", "ToriText", "ToriSystem"]),
    module(
      "ToriIndex",
      knows: [
        "ToriCorpus", "ToriWords", "ToriTime", "ToriText", "ToriSystem", "CMalloc",
        "CMappedMemory",
      ],
      texts: ["FORMAT.md", "WORDS.md"]),
    module(
      "ToriCorpus",
      knows: ["ToriTime", "ToriText", "ToriSystem", "CGumbo", "CExpat"],
      texts: ["Profiles/NOTATION.md"], embedded: ["Shapes/Kinds", "Profiles/Platforms"],
      // The archives: a library more to load would cost every start.
      archives: ["gumbo", "expat"]),
    module("ToriWords", knows: ["ToriText", "ToriSystem", "CMeCab"]),
    module("ToriTime", knows: ["ToriSystem"]),
    module("ToriText", knows: ["ToriSystem", "CUTF8Proc"], embedded: ["Variants"]),
    module("ToriSystem", knows: ["CMessageDigest", "CXXHash"]),
    module("ToriRandom"),
    module("ToriStatistics"),
    .target(name: "CEditLineShim", dependencies: ["CEditLine"]),
    .target(name: "CMappedMemory"),
    .target(name: "CCurlShim"),

    library("CEditLine", pkgConfig: "libedit", apt: "libedit-dev"),
    library("CMessageDigest", pkgConfig: "libmd", apt: "libmd-dev"),
    library("CPCRE2", pkgConfig: "libpcre2-8", apt: "libpcre2-dev"),
    library("CMalloc", apt: "libc6-dev"),
    // Its types alone: the library is opened late.
    library("CMeCab", apt: "libmecab-dev"),
    // Its pkg-config names a flag that the package manager warns of at every build.
    library("CUTF8Proc", apt: "libutf8proc-dev"),
    library("CXXHash", pkgConfig: "libxxhash", apt: "libxxhash-dev"),
    library("CJansson", pkgConfig: "jansson", apt: "libjansson-dev"),
    // Without pkg-config, which would have it linked as a library to be loaded.
    library("CGumbo", apt: "libgumbo-dev"),
    library("CExpat", apt: "libexpat1-dev"),

    tests(of: "ToriText"),
    tests(of: "ToriTime"),
    tests(of: "ToriStatistics"),
    tests(of: "ToriLanguage"),
    tests(
      of: "ToriCorpus", with: ["ToriSentences", "CJansson"], texts: ["Fixtures", "Platforms"]),
    tests(of: "ToriWords", with: ["ToriSentences"], texts: ["Lines"]),
    tests(of: "ToriIndex", with: ["ToriSentences", "ToriWords"]),
    tests(
      of: "ToriEngine",
      with: ["ToriRender", "ToriEmbedded", "ToriRemote", "ToriSentences", "ToriShell"]),
    tests(of: "ToriRender"),
    .testTarget(
      name: "ToriBenchTests", dependencies: ["tori-bench", "ToriIndex", "ToriCorpus", "ToriWords"],
      swiftSettings: house),
    tests(
      of: "ToriShell", with: ["ToriText", "CPseudoTerminal", "LineEditorFixture"],
      texts: ["Transcripts", "Pictures"]),
    .testTarget(name: "HouseTests", swiftSettings: house),
    // Programs in a pseudo-terminal.
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .executableTarget(
      name: "LineEditorFixture", dependencies: ["ToriShell", "ToriText"],
      path: "Tests/LineEditorFixture",
      swiftSettings: house),
  ]
)
