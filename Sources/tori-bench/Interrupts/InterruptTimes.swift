import Glibc
import ToriCorpus
import ToriRandom
import ToriSystem
import ToriTime

/// How long tori goes on after Ctrl-C, whatever it was at work on.
///
/// Each piece of work is run once to its end, or for as long as any is let run, then again and again with an interrupt at a random moment of its
/// computing.
package struct InterruptTimes {
  /// Whose sentences posts are drawn from, or an index of posts.
  package var corpus = "seeds"
  package var postCount = 1_000_000
  /// Interrupts in all.
  package var count = 200
  /// No work is let run for longer, in seconds of computing.
  package var longest = 4
  package private(set) var measured: [Measured] = []

  /// What came of one piece of work.
  package struct Measured {
    package let work: InterruptedWork
    /// Computing to its own end, or as long as it was let, in seconds.
    package let whole: Double
    package fileprivate(set) var interrupts: [Interrupted] = []
  }

  package init(_ arguments: [String]) throws {
    var rest = arguments[...]
    func number(_ text: String?, _ option: String) throws -> Int {
      guard let text, let number = Int(text), number > 0 else {
        throw BenchOptions.Mistake(description: "'\(option)' wants a number above 0")
      }
      return number
    }
    while let option = rest.popFirst() {
      let value = rest.popFirst()
      switch option {
      case "--corpus" where value != nil: corpus = value ?? ""
      case "--posts": postCount = try number(value, option)
      case "--count": count = try number(value, option)
      case "--longest": longest = try number(value, option)
      default:
        throw BenchOptions.Mistake(description: "what is '\(option)'?\n\n" + BenchOptions.usage)
      }
    }
  }

  package mutating func measure(progress: (String) -> Void = { _ in }) throws {
    guard let program = StartUp.program else {
      throw BenchOptions.Mistake(description: "there is no 'tori' beside this program")
    }
    let folder = try TemporaryFolder()
    let files = InterruptedWork.Files(folder: folder.path, corpus: try posts(in: folder.path))
    if !corpus.hasSuffix(".tori") {
      progress("indexing")
      guard
        Child.run([program, "index", files.posts, "-o", files.index], showsErrors: false) != nil
      else { throw BenchOptions.Mistake(description: "'\(files.posts)' cannot be indexed") }
    }
    var random = SplitMix64(seed: 20_260_101)
    let works = InterruptedWork.all(with: files, readsSources: !corpus.hasSuffix(".tori"))
    for (place, work) in works.enumerated() {
      progress(work.name)
      let arguments = ["env", "XDG_CACHE_HOME=\(folder.path)/cache", program] + work.arguments
      let first = try InterruptedChild(arguments).run(until: Double(longest))
      work.clear(files)
      let whole = min(first.computed, Double(longest))
      var measured = Measured(work: work, whole: whole)
      let own = count / works.count + (place < count % works.count ? 1 : 0)
      for _ in 0..<own {
        let moment = whole * (0.03 + 0.94 * Double(random.below(10_000)) / 10_000)
        measured.interrupts.append(try InterruptedChild(arguments).run(until: moment))
        work.clear(files)
      }
      self.measured.append(measured)
    }
  }

  /// The file of posts, or nil where the corpus is an index.
  private func posts(in folder: String) throws -> String {
    if corpus.hasSuffix(".tori") { return corpus }
    let documents = try SourceListing.list([corpus]).files.map { file in
      try DocumentReader.read(bytes: try fileBytes(atPath: file.path), path: file.path)
    }
    var drawing = BenchCorpus(documents)
    let path = folder + "/posts.jsonl"
    let file = try OutputFile(path)
    for _ in 0..<postCount { try file.write(drawing.next().jsonLine) }
    return path
  }
}

extension InterruptTimes {
  /// For people, as a table of Markdown: the worst of each piece of work.
  package var report: String {
    var rows = [
      ["interrupted", "s computed", "times", "ms computed after", "ms waited", "not 130"]
    ]
    for work in measured {
      let after = work.interrupts.filter(\.wasInTime)
      rows.append([
        work.work.name, significant(work.whole), "\(after.count)",
        after.isEmpty ? "–" : BenchTable.milliseconds(after.map(\.computedAfter).max() ?? 0),
        after.isEmpty ? "–" : BenchTable.milliseconds(after.map(\.waited).max() ?? 0),
        "\(after.count { $0.status != 130 })",
      ])
    }
    let all = measured.flatMap(\.interrupts).filter(\.wasInTime)
    func figures(_ values: [Double]) -> String {
      [50, 95, 100].map { BenchTable.milliseconds(percentile(values, $0)) }
        .joined(separator: " / ")
    }
    guard !all.isEmpty else { return BenchTable.markdown(rows) }
    return BenchTable.markdown(rows)
      + "\n\(all.count) interrupts; median / 95 % / worst: computed after the signal "
      + "\(figures(all.map(\.computedAfter))) ms, waited \(figures(all.map(\.waited))) ms"
  }
}
