import Glibc
import ToriCorpus
import ToriSystem
import ToriText
import ToriTime

/// How fast pages are read, and how fast an index is made of them with one core and with two.
package struct ReadingTrial {
  package private(set) var measured: [Measured] = []

  /// What reading the pages of one look came to.
  package struct Measured {
    package let name: String
    package fileprivate(set) var byteCount = 0
    package fileprivate(set) var fileCount = 0
    package fileprivate(set) var postCount = 0
    package fileprivate(set) var readers: Set<String> = []
    /// Reading alone, in one thread: what it computed, and as somebody who waits sees it; in seconds.
    package fileprivate(set) var computed = 0.0
    package fileprivate(set) var waited = 0.0
    /// Making an index, if it was made.
    package fileprivate(set) var oneCore: Ended?
    package fileprivate(set) var twoCores: Ended?
  }

  /// What a program came to, in seconds and bytes.
  package struct Ended {
    package let waited: Double
    package let computed: Double
    package let peakMemory: Int
  }

  package init(_ options: ReadingOptions, progress: (String) -> Void = { _ in }) throws {
    let folder = try TemporaryFolder()
    let groups = options.paths.isEmpty ? try Self.drawn(options, in: folder.path) : options.paths
    for path in groups {
      progress(path)
      var own = try Self.read(path)
      if options.isBuilding {
        own.oneCore = try Self.build(path, into: folder.path, cores: "0")
        own.twoCores = try Self.build(path, into: folder.path, cores: "0,1")
      }
      measured.append(own)
    }
  }

  /// The folders of the drawn pages, one for each look.
  private static func drawn(_ options: ReadingOptions, in folder: String) throws -> [String] {
    let documents = try SourceListing.list([options.corpus]).files.map { file in
      try DocumentReader.read(bytes: try fileBytes(atPath: file.path), path: file.path)
    }
    let sentences = BenchCorpus.sentences(of: documents)
    guard !sentences.isEmpty else {
      throw BenchOptions.Mistake(description: "there are no posts in '\(options.corpus)'")
    }
    var pages = DrawnPages(sentences)
    return try DrawnPages.Look.allCases.map { look in
      let own = folder + "/" + look.rawValue
      // SAFETY: the library reads the string during the call alone.
      unsafe mkdir(own, 0o700)
      for number in 0..<max(1, options.byteCount / options.pageSize) {
        let file = try OutputFile("\(own)/\(number).txt")
        try file.write(pages.page(look, byteCount: options.pageSize))
      }
      return own
    }
  }

  private static func read(_ path: String) throws -> Measured {
    var own = Measured(name: path.lastPart)
    for file in SourceListing.list([path]).files {
      let bytes = try fileBytes(atPath: file.path)
      own.fileCount += 1
      own.byteCount += bytes.count
      let (start, computed) = (Clock.wall.now, Clock.cpu.now)
      let document = try DocumentReader.read(bytes: bytes, path: file.path)
      own.waited += Clock.wall.now - start
      own.computed += Clock.cpu.now - computed
      own.postCount += document.blocks.count(where: \.kind.isPost)
      own.readers.insert(document.reader.rawValue)
    }
    return own
  }

  /// Nil if there is no `tori` beside this program.
  private static func build(_ path: String, into folder: String, cores: String) throws -> Ended? {
    guard let program = StartUp.program else { return nil }
    let index = folder + "/pages.tori"
    // SAFETY: the library reads the string during the call alone.
    defer { unsafe unlink(index) }
    let start = Clock.wall.now
    let child = try InterruptedChild(["taskset", "-c", cores, program, "index", path, "-o", index])
      .run(until: .infinity)
    return Ended(
      waited: Clock.wall.now - start, computed: child.computed, peakMemory: child.peakMemory)
  }
}

extension ReadingTrial {
  /// For people, as a table of Markdown.
  package var report: String {
    var rows = [
      [
        "pages", "files", "MB", "posts", "read as", "MB/s computed", "MB/s waited",
        "index: s, one core", "two cores", "times as fast", "s computed", "MB at most",
      ]
    ]
    for own in measured {
      let size = Double(own.byteCount) / 1e6
      var row = [
        own.name, "\(own.fileCount)", significant(size), "\(own.postCount)",
        own.readers.sorted().joined(separator: " "), significant(size / max(own.computed, 1e-9)),
        significant(size / max(own.waited, 1e-9)),
      ]
      if let one = own.oneCore, let two = own.twoCores {
        row += [
          significant(one.waited), significant(two.waited),
          significant(one.waited / max(two.waited, 1e-9)), significant(two.computed),
          significant(Double(two.peakMemory) / 1e6),
        ]
      } else {
        row += ["–", "–", "–", "–", "–"]
      }
      rows.append(row)
    }
    return BenchTable.markdown(rows)
  }
}
