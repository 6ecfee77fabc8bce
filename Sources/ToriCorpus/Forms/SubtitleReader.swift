/// Reads subtitles and transcripts of video and sound, WebVTT and SubRip: a post a cue, its speaker where the cue names
/// one, and as columns of its own from which second of the recording it shows to which.
///
/// Source: W3C, *WebVTT: The Web Video Text Tracks Format*.
enum SubtitleReader {
  static func recognises(_ head: [UInt8]) -> Bool {
    let lines = head.prefix(1 << 12).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
      .map(\.trimmed).filter { !$0.isEmpty }.prefix(2)
    guard let first = lines.first, let second = lines.last, lines.count == 2 else { return false }
    return first.hasPrefix("WEBVTT") || isNumber(first) && Cue(second) != nil
  }

  static func read(into form: inout FormBlocks) {
    let page = form.page
    /// The lines that the cue before showed, which speech that is written as it comes shows once more; who said them,
    /// and up to when.
    var (shown, said, until) = ([String](), String?.none, 0.0)
    var line = page.contentLine(from: 0)
    while line < page.lines.count {
      let first = line
      if begins(page, line) == nil { line += 1 }
      guard line < page.lines.count, let cue = begins(page, line) else {
        // A header, a note, a style, up to the blank line behind it.
        while line < page.lines.count, !page.isBlank(line), begins(page, line) == nil { line += 1 }
        let range = first..<line
        form.add(.metadata, at: page.bytes(ofLines: range), text: page.text(ofLines: range))
        line = page.contentLine(from: line)
        continue
      }
      let start = line + 1
      line = start
      while line < page.lines.count, !page.isBlank(line), !beginsNext(page, line) { line += 1 }
      var speakers: [String] = []
      let lines = (start..<line).map { Self.text(page[$0], &speakers) }.filter { !$0.isEmpty }
      // Of a cue that two speak in, nobody is the author.
      let speaker = Set(speakers).count == 1 ? speakers[0] : nil
      let rolls = speaker == said && cue.start <= until + 0.1
      let known =
        rolls
        ? (0...min(lines.count, shown.count)).last { lines.prefix($0) == shown.suffix($0) } : 0
      let new = lines.dropFirst(known ?? 0)
      let content = page.bytes(ofLines: first..<line)
      if !lines.isEmpty { (shown, said, until) = (lines, speaker, cue.end) }
      if new.isEmpty {
        form.add(.metadata, at: content, text: page.text(ofLines: first..<line))
      } else {
        var record = Record()
        record.set(.text, rank: 0, .text(new.joined(separator: "\n")))
        record.set(.author, speaker)
        record.set(.kind, speakers.isEmpty ? "paragraph" : "message")
        form.add(record, at: content, own: [("start", "\(cue.start)"), ("end", "\(cue.end)")])
      }
      line = page.contentLine(from: line)
    }
  }

  private static func begins(_ page: Page, _ line: Int) -> Cue? { Cue(page[line].trimmed) }

  /// Whether the next cue begins without a blank line before it.
  private static func beginsNext(_ page: Page, _ line: Int) -> Bool {
    begins(page, line) != nil
      || line + 1 < page.lines.count && isNumber(page[line].trimmed)
        && begins(page, line + 1) != nil
  }

  private static func isNumber(_ line: ArraySlice<UInt8>) -> Bool {
    !line.isEmpty && line.allSatisfy { 0x30...0x39 ~= $0 }
  }

  /// A line as it shows, without its marks; `<v NAME>` names who speaks.
  private static func text(_ line: ArraySlice<UInt8>, _ speakers: inout [String]) -> String {
    var (text, rest) = ([UInt8](), line.trimmed)
    while let open = rest.firstIndex(of: 0x3C) {
      text += rest[..<open]
      let inner = rest[(open + 1)...]
      guard let head = inner.first,
        let close = inner.firstIndex(of: 0x3E),
        // A digit begins a tag only as a moment of the recording, by which words appear.
        head == 0x2F || 0x61...0x7A ~= head | 0x20 || Cue.seconds(inner[..<close]) != nil
      else {
        text.append(0x3C)
        rest = inner
        continue
      }
      let tag = inner[..<close]
      if tag.first == 0x76, let space = tag.firstIndex(of: 0x20) {
        speakers.append(HTMLEntities.undone(tag[space...].trimmed.string))
      }
      rest = rest[(close + 1)...]
    }
    return HTMLEntities.undone((text + rest)[...].trimmed.string)
  }

  /// `00:01:02.500 --> 00:01:04.000 align:start`, in seconds.
  private struct Cue {
    let start: Double
    let end: Double

    init?(_ line: ArraySlice<UInt8>) {
      guard let first = line.first, 0x30...0x39 ~= first, let arrow = line.firstIndex(of: " --> "),
        let start = Self.seconds(line[..<arrow].trimmed),
        let end = Self.seconds(line[(arrow + 5)...].trimmedStart.prefix { $0 > 0x20 })
      else { return nil }
      (self.start, self.end) = (start, end)
    }

    /// `01:02:03,500`, with or without hours.
    static func seconds(_ clock: ArraySlice<UInt8>) -> Double? {
      let parts = clock.split(whereSeparator: { $0 == 0x3A || $0 == 0x2E || $0 == 0x2C })
      let numbers = parts.compactMap { $0.allSatisfy { 0x30...0x39 ~= $0 } ? Int($0.string) : nil }
      guard numbers.count == parts.count, (3...4).contains(parts.count),
        parts[parts.count - 1].count == 3,
        numbers.allSatisfy({ $0 < 1_000_000 })
      else { return nil }
      let whole = numbers.dropLast().reduce(0) { $0 * 60 + $1 }
      return Double(whole * 1000 + numbers[numbers.count - 1]) / 1000
    }
  }
}
