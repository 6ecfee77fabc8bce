import ToriCorpus
import ToriLanguage
import ToriRender
import ToriSentences
import ToriText
import ToriTime

/// What is wrong with a command line.
package struct CommandLineProblem: Error {
  package let message: LocalizedText

  package init(_ message: LocalizedText) { self.message = message }
}

extension Invocation {
  /// Of this program.
  package static let version = "0.1.0"

  /// How files are read, as the command line says it.
  package struct ReadingWords: Codable, Hashable, Sendable {
    var zone: String?
    var reader: String?
    var dateOrder: String?
    var encoding: String?
    var map: [String]
    var shapes: [String]
    var profile: String?
    /// The folder of a dictionary that texts are cut into words by; the one that is installed where none is named.
    var dictionary: String?

    package init(
      zone: String? = nil, reader: String? = nil, dateOrder: String? = nil,
      encoding: String? = nil, map: [String] = [], shapes: [String] = [], profile: String? = nil,
      dictionary: String? = nil
    ) {
      self.encoding = encoding
      self.profile = profile
      self.dictionary = dictionary
      self.zone = zone
      self.reader = reader
      self.dateOrder = dateOrder
      self.map = map
      self.shapes = shapes
    }

    /// How the corpora at some paths are read.
    package func options(of corpora: [String]) throws(CommandLineProblem) -> ReadOptions {
      var options = ReadOptions()
      try ProfilesFile.take(profile, besides: corpora, into: &options)
      if let name = zone {
        guard let zone = Zone(name) else {
          throw CommandLineProblem(.noZone(name))
        }
        options.zone = zone
      }
      if let name = reader {
        guard let reader = ReaderName(rawValue: name) else {
          let known = ReaderName.allCases.map { LocalizedText(same: $0.rawValue) }.listed()
          throw CommandLineProblem(
            LocalizedText(
              "there is no reader '\(name)'; there are \(known)",
              ja: "'\(name)'という読み手はない。あるのは\(known)"))
        }
        options.reader = reader
      }
      if let name = dateOrder {
        guard let order = DateOrder(rawValue: name) else {
          let known = DateOrder.allCases.map { LocalizedText(same: $0.rawValue) }.listed()
          throw CommandLineProblem(
            LocalizedText(
              "there is no order of dates '\(name)'; there are \(known)",
              ja: "'\(name)'という日付の順序はない。あるのは\(known)"))
        }
        options.dateOrder = order
      }
      if let name = encoding {
        guard let encoding = Encoding(named: name) else {
          let known = Encoding.allCases.map { LocalizedText(same: $0.rawValue) }.listed()
          throw CommandLineProblem(
            LocalizedText(
              "tori reads no encoding '\(name)'; it reads \(known)",
              ja: "'\(name)'という文字コードは読めない。読めるのは\(known)"))
        }
        options.encoding = encoding
      }
      for pair in map {
        do throws(ColumnMapping.Mistake) {
          try options.columns.map(pair)
        } catch {
          throw CommandLineProblem(
            LocalizedText(
              "--map '\(pair)': \(error.message)", ja: "--map '\(pair)': \(error.message)"))
        }
      }
      for text in shapes {
        do throws(ShapeMistake) {
          if text.hasSuffix(".shapes") {
            options.shapes = options.shapes.adding(own: try ShapeFiles.shapes(inFile: text))
          } else {
            options.shapes = try options.shapes.adding(argument: text)
          }
        } catch {
          throw CommandLineProblem(
            LocalizedText(
              "--shape '\(text)': \(error.message)", ja: "--shape '\(text)': \(error.message)"))
        }
      }
      return options
    }
  }

  package init(
    corpus: [String], commands: [String], files: [String], format: String?, parameters: [String],
    now: String?, shownZone: String? = nil, fold: String?, reports: [String] = [],
    reading: ReadingWords, language: SpokenLanguage
  ) throws(CommandLineProblem) {
    if !commands.isEmpty && !files.isEmpty {
      throw CommandLineProblem(
        LocalizedText("-c and -f cannot both be given", ja: "-cと-fは同時に指定できない"))
    }
    if !reports.isEmpty, format != nil {
      throw CommandLineProblem(
        LocalizedText(
          "--format and --report cannot both be given: answers go to the page",
          ja: "--formatと--reportは同時に指定できない。答えはページに書く"))
    }
    for path in reports where Report.Form(ofFile: path) == nil {
      let endings = Report.Form.allCases.flatMap(\.endings)
      let names = endings.map { LocalizedText(same: "." + $0) }.listed()
      throw CommandLineProblem(
        LocalizedText(
          "a report is \(names), and '\(path)' is not", ja: "報告は\(names)のどれか。'\(path)'は違う"))
    }
    var settings = Settings()
    if let format {
      guard let known = Format(rawValue: format) else {
        throw CommandLineProblem(
          LocalizedText(
            "there is no format '\(format)'; there are \(Self.formats)",
            ja: "'\(format)'という書式はない。あるのは\(Self.formats)"))
      }
      settings.format = known
    }
    if let shownZone {
      guard let zone = Zone(shownZone) else { throw CommandLineProblem(.noZone(shownZone)) }
      settings.shownZone = zone
    }
    if let fold, !settings.set(.fold, to: fold) {
      let known = Settings.foldings.keys.sorted().map { LocalizedText(same: $0) }.listed()
      throw CommandLineProblem(
        LocalizedText(
          "there is no folding '\(fold)'; there are \(known)",
          ja: "'\(fold)'という比べ方はない。あるのは\(known)"))
    }
    settings.parameters = try Self.parameters(parameters)
    let paths = corpus.isEmpty ? ["./seeds"] : corpus
    let options = try reading.options(of: paths)
    self.init(
      corpus: CorpusSource(
        paths: paths, reading: options, words: reading,
        now: try Self.instant(now, in: options.zone)),
      input: !commands.isEmpty
        ? .commands(commands) : !files.isEmpty ? .files(files) : .standardInput,
      settings: settings, language: language)
    self.reports = reports
  }

  /// What `--format` and `--reader` may be, for completion.
  package static let formatNames = Format.allCases.map(\.rawValue)
  package static let readerNames = ReaderName.allCases.map(\.rawValue)

  /// The names of the formats that there are.
  package static var formats: LocalizedText {
    Format.allCases.map { LocalizedText(same: $0.rawValue) }.listed()
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
      throw CommandLineProblem(
        LocalizedText("'\(text)' should be \(form)", ja: "'\(text)'は \(form) の形で書く"))
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
    else {
      throw CommandLineProblem(
        LocalizedText(
          "'\(text)' is no date such as 2026-01-13", ja: "'\(text)'は2026-01-13のような日付ではない"))
    }
    return period.start
  }
}
