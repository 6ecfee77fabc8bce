import ToriCorpus
import ToriEngine
import ToriText

/// A block as it stands in its file, its fields marked there; below, the fields and where each comes
/// from.
struct BlockDrawing {
  private(set) var notes: [String] = []
  private let picture: BlockPicture
  private let options: RenderOptions
  /// How each part is marked, in the order in which they begin.
  private var signs: [(part: BlockPart, sign: MarkedLine.Sign)] = []
  /// How many lines of the file are shown.
  private let shownCount: Int

  /// Beside lines that are the text and nothing else.
  private static let textSign = MarkedLine.Sign(letter: "┃", ink: .bar)

  init(of picture: BlockPicture, options: RenderOptions) {
    self.picture = picture
    self.options = options
    let content = picture.anatomy.lines.filter { !$0.utf8.isEmpty }
    shownCount = options.shownRows(of: content.count)
    var letters = Array("abcdefghijklmnopqrstuvwxyz").makeIterator()
    for place in picture.anatomy.places where sign(of: place.part) == nil {
      let sign =
        place.part == .text
        ? Self.textSign
        : MarkedLine.Sign(letter: letters.next() ?? "·", ink: .part(signs.count))
      signs.append((place.part, sign))
    }
    notes = [options.cutNote(shown: shownCount, of: content.count)].compactMap { $0 }
  }

  func lines() -> [ScreenText] {
    (options.width.map { heading.flowed(to: $0, indent: 2) } ?? [heading]) + [blank] + source() + [
      blank
    ] + FieldTable(rows: fieldRows(), options: options).lines
  }

  private func sign(of part: BlockPart) -> MarkedLine.Sign? {
    signs.first { $0.part == part }?.sign
  }

  private var blank: ScreenText { ScreenText(on: options.ambiguous) }

  private var heading: ScreenText {
    let block = picture.block
    var line = ScreenText(picture.identifier, ink: .heading, on: options.ambiguous)
    let (first, last) = (block.lines.lowerBound, block.lines.upperBound)
    let (start, end) = (block.bytes.lowerBound, block.bytes.upperBound)
    line.append(
      "  "
        + LocalizedText(
          "\(block.kind.name), \(first == last ? "line \(first)" : "lines \(first)–\(last)"), "
            + "bytes \(start)–\(end) of \(picture.file) (\(end - start) bytes; the end of a range is not in it)",
          ja: "\(block.kind.name)、\(picture.file) の"
            + "\(first == last ? "\(first)" : "\(first)–\(last)")行、"
            + "バイト\(start)–\(end)（\(end - start)バイト。範囲の終わりは含まない）")[
          options.language])
    return line
  }

  // MARK: The bytes

  /// The lines of the file: number, place of the first byte, content with its marks below.
  private func source() -> [ScreenText] {
    let lines = picture.anatomy.lines
    var rows: [ScreenText] = []
    var shown = 0
    var position = 0
    while position < lines.count, shown < shownCount || lines[position].utf8.isEmpty {
      let line = lines[position]
      let blanks = lines[position...].prefix { $0.utf8.isEmpty }.count
      if blanks > 1 {
        let numbers = "\(line.number)–\(line.number + blanks - 1)"
        rows.append(
          ScreenText(
            numbers + " " + LocalizedText("blank", ja: "空行")[options.language], ink: .faint,
            on: options.ambiguous))
        position += blanks
        continue
      }
      rows += self.rows(of: line)
      shown += line.utf8.isEmpty ? 0 : 1
      position += 1
    }
    return rows
  }

  private func rows(of line: BlockAnatomy.Line) -> [ScreenText] {
    let inLine = picture.anatomy.places.filter { $0.utf8.overlaps(line.utf8) }
    let isText = inLine.contains {
      $0.part == .text && $0.utf8.lowerBound <= line.utf8.lowerBound
        && line.utf8.upperBound <= $0.utf8.upperBound
    }
    let places = inLine.compactMap { place -> MarkedLine.Mark? in
      guard let sign = sign(of: place.part), !(isText && place.part == .text) else { return nil }
      let utf8 = place.utf8.clamped(to: line.utf8)
      return MarkedLine.Mark(
        utf8: utf8.lowerBound - line.utf8.lowerBound..<utf8.upperBound - line.utf8.lowerBound,
        sign: sign)
    }
    let gutter = self.gutter(line, isText: isText)
    let utf8 = picture.anatomy.content.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: line.utf8.lowerBound)
    let end = utf8.index(utf8.startIndex, offsetBy: line.utf8.upperBound)
    let marked = MarkedLine(
      String(picture.anatomy.content[start..<end]), places: places,
      width: options.width.map { max(16, $0 - gutter.width) }, on: options.ambiguous)
    return marked.rows.enumerated().map { index, row in
      var whole = index == 0 ? gutter : self.gutter(nil, isText: isText)
      whole.append(row)
      return whole
    }
  }

  /// Line and byte, right-aligned; then whether all of the line is the text.
  private func gutter(_ line: BlockAnatomy.Line?, isText: Bool) -> ScreenText {
    let last = picture.anatomy.lines.last
    let widths = [last?.number ?? 0, last?.byteOffset ?? 0].map { String($0).count }
    var gutter = ScreenText(on: options.ambiguous)
    for (number, width) in zip([line?.number, line?.byteOffset], widths) {
      let cell = ScreenText(number.map { "\($0)" } ?? "", ink: .faint, on: options.ambiguous)
      gutter.append(cell.padded(to: width, onLeft: true))
      gutter.append(spaces: 2)
    }
    gutter.append(
      isText ? String(Self.textSign.letter) + " " : "  ", ink: isText ? Self.textSign.ink : .plain)
    return gutter
  }

  // MARK: The fields

  private func fieldRows() -> [FieldTable.Row] {
    let fields = picture.fields.map { field in
      let sign = signs.first { $0.part.field == field.field }?.sign
      let maker = CellMaker(
        column: field.field.column, kind: .columns, zone: options.zone,
        ambiguous: options.ambiguous, language: options.language)
      return FieldTable.Row(
        sign: sign, name: field.field.name,
        value: field.value.isAbsent
          ? ScreenText("—", ink: .faint, on: options.ambiguous)
          : maker.cell(field.value, upTo: options.width ?? .max),
        origin: OriginWords.words(for: field)[options.language])
    }
    let columns = signs.compactMap { part, sign -> FieldTable.Row? in
      guard case .column(let name) = part else { return nil }
      let places = picture.anatomy.places.filter { $0.part == part }
      let text = places.map { place in
        String(
          decoding: Array(picture.anatomy.content.utf8)[place.utf8], as: UTF8.self)
      }
      return FieldTable.Row(
        sign: sign, name: name,
        value: ScreenText(
          text.joined(separator: ", "), upTo: options.width ?? .max, on: options.ambiguous),
        origin: LocalizedText("a column, and no field", ja: "項目ではない列")[options.language])
    }
    return fields + columns
  }
}
