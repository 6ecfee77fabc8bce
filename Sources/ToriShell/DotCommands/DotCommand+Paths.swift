import ToriLanguage
import ToriTime

/// What Tab offers where a file is named.
extension DotCommand {
  /// Whether what stands behind it are files.
  var namesFiles: Bool {
    switch self {
    case .output, .save, .plot, .read, .open: true
    case .help, .mode, .limit, .width, .timer, .color, .lang, .fold, .pager, .edit, .zone, .history,
      .quit:
      false
    }
  }

  /// Whether more than one word may stand behind it.
  var takesMore: Bool { self == .open || self == .plot }

  /// The files and folders whose paths begin as `word` does, which ends at `caret`; in quotes where it
  /// is, or where a blank in one needs them.
  static func paths(at word: Substring, endingAt caret: Int) -> CompletionList {
    let typed = word.filter { $0 != "\"" }
    let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
    let name = typed.dropFirst(folder.count)
    let place = folder.isEmpty ? "." : Shell.expanded(folder)
    let found = (names(inFolder: place) ?? []).filter { found in
      found.hasPrefix(name) && found != "." && found != ".."
        && (name.hasPrefix(".") || !found.hasPrefix("."))
        && !found.contains { $0 == "\"" || $0.isNewline }
    }
    let isQuoted = word.contains("\"") || found.contains { $0.contains(where: \.isWhitespace) }
    let candidates = found.sorted().map { name in
      let goesOn = isFolder(place + "/" + name)
      let path = folder + name + (goesOn ? "/" : "")
      // Within a folder the path goes on, so its quotes stay open.
      return CompletionCandidate(isQuoted ? "\"\(path)\(goesOn ? "" : "\"")" : path)
    }
    return CompletionList(replacing: caret - word.utf8.count..<caret, with: candidates)
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
