import ToriLanguage
import ToriSystem
import ToriTime

/// What Tab offers where a file is named.
extension DotCommand {
  /// Whether what stands behind it are files.
  var namesFiles: Bool {
    switch self {
    case .output, .save, .plot, .read, .open: true
    case .help, .mode, .limit, .width, .timer, .color, .lang, .fold, .pager, .edit, .undo, .zone,
      .history, .quit:
      false
    }
  }

  /// Whether more than one word may stand behind it.
  var takesMore: Bool { self == .open || self == .plot }

  /// The files and folders whose paths begin as `word` does, which ends at `caret`; in quotes where it
  /// is, or where a blank in one needs them.
  static func paths(at word: Substring, endingAt caret: Int) -> CompletionList {
    let found = places(beginning: word.filter { $0 != "\"" })
    let isQuoted = word.contains("\"") || found.contains { $0.path.contains(where: \.isWhitespace) }
    let candidates = found.map { path, goesOn in
      // Within a folder the path goes on, so its quotes stay open.
      return CompletionCandidate(isQuoted ? "\"\(path)\(goesOn ? "" : "\"")" : path)
    }
    return CompletionList(replacing: caret - word.utf8.count..<caret, with: candidates)
  }

  /// The files and folders whose paths begin so, in order, folders with a slash at their end; whether each is
  /// one. Relative ones begin in the working folder.
  static func places(beginning typed: some StringProtocol) -> [(path: String, goesOn: Bool)] {
    let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
    let name = typed.dropFirst(folder.count)
    let place = SavePlaces.path(folder.isEmpty ? "." : folder, in: nil)
    let found = (names(inFolder: place) ?? []).filter { found in
      found.hasPrefix(name) && found != "." && found != ".."
        && (name.hasPrefix(".") || !found.hasPrefix("."))
        && !found.contains { $0 == "\"" || $0.isNewline }
    }
    return found.sorted().map { name in
      let goesOn = isFolder(place + "/" + name)
      return (folder + name + (goesOn ? "/" : ""), goesOn)
    }
  }

  /// What stands behind the last blank outside of quotes.
  static func lastWord(of text: String) -> Substring {
    var start = text.startIndex
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if text[index].isWhitespace && !isQuoted { start = text.index(after: index) }
    }
    return text[start...]
  }
}
