import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriText
import ToriTime

/// Where the statements of a text save rows, judged before any of them runs.
struct SavePlaces {
  let session: Session
  /// Where relative paths begin, without a slash at its end; nil for the working folder.
  let folder: String?
  let language: SpokenLanguage

  /// The file that a query names so.
  static func path(_ written: String, in folder: String?) -> String {
    let path = Shell.expanded(written)
    guard !path.hasPrefix("/"), let folder else { return path }
    return folder + "/" + path
  }

  /// What must not be written over, or cannot be written.
  func refusals(of statements: [Statement]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var seen: Set<String> = []
    for statement in statements {
      guard case .query(let query) = statement.kind else { continue }
      for stage in query.stages {
        guard case .save(let file) = stage.kind else { continue }
        let place = linkTarget(Self.path(file.path.value, in: folder))
        if !seen.insert(place).inserted {
          diagnostics.append(.savesTwice(file.path.value, at: file.path.span))
        } else if let refusal = refusal(of: file, at: place, end: stage.span.end) {
          diagnostics.append(refusal)
        }
      }
    }
    return diagnostics
  }

  private func refusal(of file: SavedFile, at place: String, end: Int) -> Diagnostic? {
    let (name, span) = (file.path.value, file.path.span)
    let size: Int
    switch PlaceKind(place) {
    case .nothing:
      let parent = place.lastIndex(of: "/").map { String(place[..<$0]) } ?? "."
      if isFolder(parent.isEmpty ? "/" : parent) { return nil }
      return .savesNowhere(name, SystemError.nothingThere.message, at: span)
    case .folder: return .savesNowhere(name, SystemError.isFolder.message, at: span)
    case .other: return nil
    case .file(let there): size = there
    }
    if isSource(place) { return .savesOverSource(name, at: span) }
    if file.isReplacing || size == 0 || Sidecar.describes(place) { return nil }
    guard let there = FileStamp(place) else { return nil }
    let zone = session.environment.zone
    let time = "\(there.written.text(in: zone)) (\(zone.identifier))"
    return .savesOverFile(name, size: there.size, written: time, at: span, end: end)
  }

  /// Whether the corpus was read from the file, or is the file.
  private func isSource(_ place: String) -> Bool {
    guard let identity = FileIdentity(ofPath: place) else { return false }
    if FileIdentity(ofPath: session.engine.location) == identity { return true }
    return session.catalogue.records().contains { FileIdentity(ofPath: $0.path) == identity }
  }
}
