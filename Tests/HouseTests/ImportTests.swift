import Foundation
import Testing

/// The arrows between modules are those of the package, and nobody reaches past the engine.
@Suite struct ImportTests {
  private static let repository = String(
    #filePath.dropLast("/Tests/HouseTests/ImportTests.swift".count))

  /// What comes with the system and the language.
  private static let system: Set<String> = ["Glibc", "Synchronization"]

  /// A target of the package, in the order in which they stand there, and what it knows.
  private struct Target {
    let name: String
    let knows: Set<String>
  }

  /// The targets of `Sources`, read from the text of the package.
  private static func targets() throws -> [Target] {
    let text = try String(contentsOfFile: repository + "/Package.swift", encoding: .utf8)
    let declarations = text.matches(of: /\n    (?:module|\.executableTarget|\.target)\(/).map {
      $0.range.lowerBound
    }
    let ends = declarations.dropFirst() + [text.endIndex]
    return try zip(declarations, ends).map { start, end in
      let own = text[start..<end].prefix(
        upTo: text[start..<end].firstRange(of: "\n\n")?.lowerBound ?? end)
      let name = try #require(own.firstMatch(of: /"([^"]+)"/)).1
      let list = own.firstMatch(of: /(?:knows|dependencies): \[([^\[\]]*)\]/)?.1 ?? ""
      let knows = list.matches(of: /(?:name: )?"([A-Za-z0-9-]+)"/).map { String($0.1) }
      return Target(name: String(name), knows: Set(knows))
    }.filter { $0.name.lowercased().hasPrefix("tori") }
  }

  /// The files of a target, by their paths within it, and their bytes.
  private static func files(of target: String) throws -> [(file: String, bytes: Data)] {
    let folder = repository + "/Sources/" + target
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try files.filter { $0.hasSuffix(".swift") }.sorted().map {
      ($0, try Data(contentsOf: URL(filePath: folder + "/" + $0)))
    }
  }

  /// The files of a target, and what each imports.
  private static func imports(of target: String) throws -> [(file: String, modules: Set<String>)] {
    try files(of: target).map { file, bytes in
      // By bytes: characters of so many files take a test its time.
      let imports = bytes.split(separator: UInt8(ascii: "\n")).compactMap { line -> Substring? in
        guard ["import ", "@", "package import "].contains(where: { line.starts(with: $0.utf8) })
        else { return nil }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard words.contains("import"), words.last != "import" else { return nil }
        return words.last?.split(separator: ".").first
      }
      return (file, Set(imports.map(String.init)))
    }
  }

  @Test func filesImportWhatTheirTargetKnows() throws {
    let targets = try Self.targets()
    #expect(targets.count > 10)
    for target in targets {
      let files = try Self.imports(of: target.name)
      #expect(!files.isEmpty, "\(target.name)")
      for (file, modules) in files {
        let strangers = modules.subtracting(target.knows).subtracting(Self.system)
        #expect(strangers.isEmpty, "\(target.name)/\(file) imports \(strangers.sorted())")
      }
      let all = files.reduce(into: Set<String>()) { $0.formUnion($1.modules) }
      let unused = target.knows.subtracting(all).subtracting(["swift-argument-parser"])
      #expect(unused.isEmpty, "\(target.name) knows \(unused.sorted()) and does not need it")
    }
  }

  /// The system is called from `ToriSystem`, from what keeps files of an index, the terminal and what is
  /// written, and from these; whoever needs more of it adds a door to `ToriSystem` first.
  @Test func theSystemIsCalledFromItsDoors() throws {
    let rooms = [
      "ToriSystem/", "ToriIndex/Storage/", "ToriIndex/Building/", "ToriShell/LineEditor/",
      "ToriShell/Output/", "tori-bench/",
      // Arithmetic.
      "ToriStatistics/",
    ]
    let doors: Set = [
      "ToriCorpus/Containers/ArchiveFile.swift", "ToriCorpus/FileState.swift",
      "ToriCorpus/SourceListing.swift", "ToriCorpus/SourceStream.swift",
      "ToriCorpus/Text/LegacyTable.swift", "ToriCorpus/Text/OpenFile.swift",
      "ToriCorpus/Text/SourceBytes.swift",
      "ToriIndex/Corpus.swift", "ToriIndex/Fields/Index+Fields.swift", "ToriShell/ExitStatus.swift",
      "ToriShell/DotCommands/Shell+Editing.swift", "ToriRender/Workbook/WorkbookFile.swift",
      // Its numbers of errors, its memory and its arithmetic.
      "ToriText/SystemError+Words.swift", "ToriText/Composed.swift",
      "ToriIndex/Texts/SoughtBytes.swift",
      "ToriIndex/Columns/TextTableBuilder.swift",
      "ToriEngine/Patterns/PatternBound.swift",
    ]
    for target in try Self.targets() {
      for (file, modules) in try Self.imports(of: target.name) where modules.contains("Glibc") {
        let path = target.name + "/" + file
        let isKnown = doors.contains(path) || rooms.contains { path.hasPrefix($0) }
        #expect(isKnown, "\(path) calls the system")
      }
    }
  }

  @Test func modulesKnowOnlyModulesFurtherDown() throws {
    let targets = try Self.targets()
    for (place, target) in targets.enumerated() {
      let above = Set(targets[...place].map(\.name))
      #expect(target.knows.isDisjoint(with: above), "\(target.name)")
    }
  }

  /// Only what opens a corpus and what builds an index, besides the engine over it, its benchmark, and what
  /// says in words what the index reports.
  @Test func nobodyReachesPastTheEngine() throws {
    let doors = ["ToriShell/Commands/IndexCommand.swift", "ToriShell/Opening/CorpusOpening.swift"]
    var found: [String] = []
    for target in try Self.targets()
    where !["ToriIndex", "ToriSentences", "ToriEmbedded", "tori-bench"].contains(target.name) {
      for (file, modules) in try Self.imports(of: target.name) where modules.contains("ToriIndex") {
        found.append(target.name + "/" + file)
      }
    }
    #expect(found == doors)
  }

  /// Readers, the index and what lies below them find facts out; `ToriSentences` says them in words.
  @Test func factsComeWithoutSentences() throws {
    for target in ["ToriSystem", "ToriCorpus", "ToriIndex"] {
      let files = try Self.files(of: target)
      #expect(!files.isEmpty, "\(target)")
      for (file, bytes) in files {
        let makes = bytes.firstRange(of: Data("LocalizedText".utf8)) != nil
        #expect(!makes, "\(target)/\(file) makes sentences")
      }
    }
  }

  /// Memory is touched by pointer in `ToriSystem`, in the index's storage and in the inner loops over what is
  /// packed there, at the doors to C libraries, and where texts are made in place by the million.
  @Test func pointersStayInTheirRooms() throws {
    let rooms = ["ToriSystem/", "ToriIndex/Storage/", "tori-bench/"]
    let doors: Set = [
      // Inner loops of searches and of packing.
      "ToriIndex/Columns/RangeTest.swift", "ToriIndex/Columns/Unpacking.swift",
      "ToriIndex/Grams/PostingPacker.swift", "ToriIndex/Grams/PostingRuns.swift",
      "ToriIndex/Texts/DenseCode.swift", "ToriIndex/Texts/DenseCoder.swift",
      "ToriIndex/Columns/TextTableBuilder.swift", "ToriIndex/Texts/SoughtBytes.swift",
      "ToriIndex/Words/WordSection.swift", "ToriWords/Scanning/Text.swift",
      // C libraries.
      "ToriCorpus/Containers/ArchiveFile.swift", "ToriCorpus/Containers/ArchiveLibrary.swift",
      "ToriCorpus/Containers/GzipStream.swift", "ToriCorpus/Containers/PackedBody.swift",
      "ToriCorpus/Containers/ZstdStream.swift",
      "ToriCorpus/Forms/XML/XMLScanner.swift",
      "ToriCorpus/Markup/HTMLTree.swift", "ToriCorpus/Text/LegacyTable.swift",
      "ToriEngine/Patterns/CompiledPattern.swift", "ToriEngine/Patterns/PatternMeter.swift",
      "ToriEngine/Patterns/PatternProblem.swift", "ToriRender/Workbook/WorkbookFile.swift",
      "ToriRender/Workbook/WorkbookLibrary.swift", "ToriShell/LineEditor/EditBuffer.swift",
      "ToriShell/LineEditor/Terminal.swift", "ToriShell/Output/ChildProgram.swift",
      "ToriRemote/Door/CurlLibrary.swift", "ToriRemote/Door/HTTPDoor.swift",
      "ToriText/Composed.swift", "ToriText/FoldingPiece.swift",
      "ToriWords/MeCab/MeCabLibrary.swift",
      "ToriWords/MeCab/MeCabModel.swift",
      // Texts made or looked through in place.
      "ToriText/DisplayWidth.swift", "ToriTime/PartialDate+EDTF.swift", "ToriTime/Zone.swift",
    ]
    let mark = Data("unsafe ".utf8)
    var found: Set<String> = []
    for target in try Self.targets() {
      for (file, bytes) in try Self.files(of: target.name) where bytes.firstRange(of: mark) != nil {
        let path = target.name + "/" + file
        if !rooms.contains(where: { path.hasPrefix($0) }) { found.insert(path) }
      }
    }
    #expect(found == doors)
  }
}
