import ToriCorpus
import ToriRender
import ToriTime

/// What is wrong with a command line.
package struct CommandLineProblem: Error, CustomStringConvertible {
  package let description: String
}

extension Invocation {
  /// How files are read, as the command line says it.
  package struct ReadingWords: Sendable {
    let zone: String?
    let reader: String?
    let map: [String]

    package init(zone: String?, reader: String?, map: [String]) {
      self.zone = zone
      self.reader = reader
      self.map = map
    }

    func options() throws(CommandLineProblem) -> ReadOptions {
      var options = ReadOptions()
      if let name = zone {
        guard let zone = Zone(name) else {
          throw CommandLineProblem(
            description: "there is no zone '\(name)'; Asia/Tokyo, UTC and +09:00 are some")
        }
        options.zone = zone
      }
      if let name = reader {
        guard let reader = ReaderName(rawValue: name) else {
          throw CommandLineProblem(
            description: "there is no reader '\(name)'; there are "
              + ReaderName.allCases.map(\.rawValue).joined(separator: ", "))
        }
        options.reader = reader
      }
      for pair in map {
        do throws(ColumnMapping.Mistake) {
          try options.columns.map(pair)
        } catch {
          throw CommandLineProblem(description: "--map '\(pair)': \(error.message)")
        }
      }
      return options
    }
  }

  package init(
    corpus: [String], commands: [String], files: [String], format: String?, parameters: [String],
    now: String?, reading: ReadingWords
  ) throws(CommandLineProblem) {
    if !commands.isEmpty && !files.isEmpty {
      throw CommandLineProblem(description: "-c and -f cannot both be given")
    }
    var settings = Settings()
    if let format {
      guard let known = Format(rawValue: format) else {
        throw CommandLineProblem(
          description: "there is no format '\(format)'; there are "
            + Format.allCases.map(\.rawValue).joined(separator: ", "))
      }
      settings.format = known
    }
    settings.parameters = try Self.parameters(parameters)
    let options = try reading.options()
    self.init(
      corpus: CorpusSource(
        paths: corpus.isEmpty ? ["./seeds"] : corpus, reading: options,
        now: try Self.instant(now, in: options.zone)),
      input: !commands.isEmpty
        ? .commands(commands) : !files.isEmpty ? .files(files) : .standardInput,
      settings: settings)
  }

  /// Values of `$name` from words such as `name=value`.
  package static func parameters(
    _ words: [String]
  ) throws(CommandLineProblem) -> [String: String] {
    var parameters: [String: String] = [:]
    for word in words {
      let (name, value) = try pair(word, of: "--set name=value")
      parameters[name] = value
    }
    return parameters
  }

  private static func pair(
    _ text: String, of form: String
  ) throws(CommandLineProblem) -> (String, String) {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
      throw CommandLineProblem(description: "'\(text)' should be \(form)")
    }
    return (String(text[..<sign]), String(text[text.index(after: sign)...]))
  }

  /// The first instant of the date.
  private static func instant(
    _ text: String?, in zone: Zone
  ) throws(CommandLineProblem) -> Instant? {
    guard let text else { return nil }
    guard let (date, length) = PartialDate.parse(prefixOf: Array(text.utf8)[...]),
      length == text.utf8.count, let period = date.period(in: zone)
    else { throw CommandLineProblem(description: "'\(text)' is no date such as 2026-01-13") }
    return period.start
  }
}
