import ToriText
import ToriTime

/// How files are to be read, where the files themselves do not say.
package struct ReadOptions: Sendable {
  /// The zone of stamps that name none.
  package var zone: Zone
  /// Which comes first, day, month or year, where neither a stamp nor the others of its file show it.
  package var dateOrder: DateOrder?
  /// The encoding of every text, instead of the one that it seems to be in.
  package var encoding: Encoding?
  /// The reader for every file, instead of the one that fits best.
  package var reader: ReaderName?
  /// Which column or key of a data file is which field.
  package var columns: ColumnMapping
  /// Whether every data file must have those; else what has none of them is read by its own names, which is said.
  package var needsColumns = true
  /// How the posts of pages stand on them.
  package var shapes = ChosenShapes()
  /// The user's own profiles of platforms, which come before tori's.
  package var profiles: [Profile] = []
  /// The name of the profile for every data file, instead of the one that fits best.
  package var profile: String?
  /// About how many bytes of a page are held as lines and posts at once.
  package var sectionSize = 2 << 20
  /// Asked again and again while a file is read: once it says yes, reading ends with
  /// `CorpusError.interrupted`.
  package var isInterrupted: @Sendable () -> Bool = { false }

  package init(
    zone: Zone = .tokyo, dateOrder: DateOrder? = nil, encoding: Encoding? = nil,
    reader: ReaderName? = nil,
    columns: ColumnMapping = ColumnMapping()
  ) {
    self.zone = zone
    self.dateOrder = dateOrder
    self.encoding = encoding
    self.reader = reader
    self.columns = columns
  }
}

/// Why a file cannot be read at all.
package enum CorpusError: Error, Hashable, Sendable {
  /// The file is no text: what it is instead, such as `a PNG image`.
  case notText(LocalizedText)
  /// The file is of another kind, and how tori can be given what is in it.
  case otherKind(LocalizedText, help: LocalizedText)
  /// No column of the file holds the text of posts; the columns that are there.
  case noTextColumn([String])
  /// No record of the file has a column that the user says holds a field; the columns that are there.
  case noColumn(String, DataField, [String])
  /// The file is not of the form that its kind has.
  case malformed(LocalizedText)
  /// Reading was asked to end before it had.
  case interrupted

  /// In words, for people.
  package var message: LocalizedText {
    switch self {
    case .notText(let what):
      LocalizedText("this is \(what), not a text", ja: "これはテキストでなく\(what)")
    case .otherKind(let what, let help):
      LocalizedText(
        "this is \(what), not a text; \(help)", ja: "これはテキストでなく\(what)。\(help)")
    case .noTextColumn([]):
      LocalizedText(
        "no column holds the text; there are none (say: --map text=COLUMN)",
        ja: "本文の列がない。列は一つもない（指定は --map text=列）")
    case .noTextColumn(let columns) where Self.value(among: columns) != nil:
      LocalizedText(
        "the first row names no columns (“\(Self.value(among: columns) ?? "")” is a value): say which column the text is by its place, such as --map text=3",
        ja: "最初の行が列の名前でない（「\(Self.value(among: columns) ?? "")」は値）。本文の列を順番で指定する（--map text=3など）")
    case .noTextColumn(let columns):
      LocalizedText(
        "no column holds the text; there are: \(Self.listed(columns)) (say: --map text=COLUMN)",
        ja: "本文の列がない。あるのは\(Self.listed(columns))（指定は --map text=列）")
    case .noColumn(let name, let field, let columns):
      LocalizedText(
        "--map \(field.name)=\(name): there is no column '\(name)'; \(Self.meant(name, columns))",
        ja: "--map \(field.name)=\(name): '\(name)'という列はない。\(Self.meant(name, columns))")
    case .malformed(let what): what
    case .interrupted: LocalizedText("reading was interrupted", ja: "読み取りが中断された")
    }
  }

  /// What is no name of a column: a time, an address, a sentence.
  private static func value(among columns: [String]) -> String? {
    columns.first { name in
      name.hasPrefix("http") || name.dropLast().contains("。")
        || TimeSpan.parse(name, in: .utc).map { $0.precision >= .day } ?? false
    }
  }

  /// The column that a name is nearest to, or all of them.
  private static func meant(_ name: String, _ columns: [String]) -> LocalizedText {
    if let near = nearest(to: name, in: columns) {
      return LocalizedText("did you mean '\(near)'?", ja: "'\(near)'のことか")
    }
    return LocalizedText("there are: \(listed(columns))", ja: "あるのは\(listed(columns))")
  }

  /// The first names, none of them longer than a line can hold.
  private static func listed(_ columns: [String]) -> LocalizedText {
    let names = columns.prefix(20).map {
      LocalizedText(same: $0.count <= 40 ? $0 : $0.prefix(40) + "…")
    }
    return (names + (columns.count > 20 ? [LocalizedText(same: "…")] : [])).listed()
  }
}
