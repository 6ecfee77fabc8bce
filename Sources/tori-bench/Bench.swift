import Glibc
import ToriCorpus
import ToriIndex
import ToriSentences
import ToriSystem
import ToriTime

/// Measures building and searching an index, beside a scan that reads every text and beside other
/// programs that are installed; `BenchOptions.usage` says how it is called.
@main
struct Bench {
  static func main() {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if arguments.first == "serve", arguments.count == 2 {
        return try Serving(corpus: arguments[1]).run()
      }
      if arguments.first == "pages" {
        return say(try PageTrial(Array(arguments.dropFirst())).report)
      }
      if arguments.first == "reading" {
        let options = try ReadingOptions(Array(arguments.dropFirst()))
        return say(try ReadingTrial(options) { report(Array("\($0)\n".utf8)) }.report)
      }
      if arguments.first == "keys" {
        var times = try KeyTimes(Array(arguments.dropFirst()))
        try times.measure()
        return say(times.report)
      }
      if arguments.first == "classes" {
        var times = try ClassTimes(Array(arguments.dropFirst()))
        try times.measure { report(Array("\($0)\n".utf8)) }
        return say(times.report)
      }
      if arguments.first == "words" {
        var times = try WordTimes(Array(arguments.dropFirst()))
        try times.measure { report(Array("\($0)\n".utf8)) }
        return say(times.report)
      }
      if arguments.first == "servers" {
        var times = try ServerTimes(Array(arguments.dropFirst()))
        try times.measure { report(Array("\($0)\n".utf8)) }
        return say(times.report)
      }
      if arguments.first == "door" {
        return try EngineDoor(Array(arguments.dropFirst())).serve()
      }
      if arguments.first == "interrupts" {
        var times = try InterruptTimes(Array(arguments.dropFirst()))
        try times.measure { report(Array("\($0)\n".utf8)) }
        return say(times.report)
      }
      try run(try BenchOptions(arguments))
    } catch let error as IndexError {
      fail(error.message.english)
    } catch {
      fail("\(error)")
    }
  }

  private static func run(_ options: BenchOptions) throws {
    let documents = try SourceListing.list([options.corpus]).files.map { file in
      try DocumentReader.read(bytes: try fileBytes(atPath: file.path), path: file.path)
    }
    guard documents.contains(where: { $0.blocks.contains(where: \.kind.isPost) }) else {
      throw BenchOptions.Mistake(description: "there are no posts in '\(options.corpus)'")
    }
    if options.showsGrowth {
      return try Growth(options: options, documents: documents).run { say($0) }
    }
    let run = try BenchRun(options, sentencesOf: documents)
    try run.measureBuildingFromMemory(documents)
    try run.measureOwn()
    try run.measurePeers { report(Array("\($0)\n".utf8)) }
    say(BenchReport(run: run, options: options).text)
  }

  private static func say(_ text: String) {
    print(text)
    fflush(nil)
  }

  private static func fail(_ message: String) -> Never {
    report(Array("error: \(message)\n".utf8))
    exit(2)
  }

  /// To standard error.
  private static func report(_ line: [UInt8]) {
    // SAFETY: the pointer and count are of the array's own bytes, kept through the call.
    _ = unsafe line.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
  }
}
