import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriSystem
import ToriText
import ToriTime

/// Where the statements of a text save rows, judged before any of them runs.
struct SavePlaces {
  let session: Session
  /// Where relative paths begin, without a slash at its end; nil for the working folder.
  let folder: String?
  /// The files that the corpus was read from, and its index.
  private lazy var sources: Set<FileIdentity> = {
    let paths = Set(session.catalogue.records().map(\.path)).union([session.engine.location])
    return Set(paths.compactMap { FileIdentity(ofPath: $0) })
  }()

  init(session: Session, folder: String?) { (self.session, self.folder) = (session, folder) }

  /// The file that a query names so.
  static func path(_ written: String, in folder: String?) -> String {
    let path = Shell.expanded(written)
    guard !path.hasPrefix("/"), let folder else { return path }
    return folder + "/" + path
  }

  /// What must not be written over, or cannot be written.
  ///
  /// - Parameter pages: files that are written besides.
  mutating func refusals(
    of statements: [Statement], besides pages: [String] = []
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var seen: Set<Target> = []
    for page in pages { seen.formUnion([Target(page), Target(Sidecar.path(beside: page))]) }
    for statement in statements {
      guard case .query(let query) = statement.kind else { continue }
      for stage in query.stages {
        guard case .save(let file) = stage.kind else { continue }
        let path = Self.path(file.path.value, in: folder)
        // Both are looked at, so that the second name of either is seen.
        let isNew = seen.insert(Target(path)).inserted
        let isSidecarNew = seen.insert(Target(Sidecar.path(beside: path))).inserted
        if !isNew || !isSidecarNew {
          let name = file.path.value
          diagnostics.append(
            .savesTwice(isNew ? Sidecar.path(beside: name) : name, at: file.path.span))
        } else if let refusal = refusal(of: file, at: path, end: stage.span.end) {
          diagnostics.append(refusal)
        }
      }
    }
    return diagnostics
  }

  /// Why no page may be written there; nil where it may.
  mutating func refusal(ofPage path: String) -> LocalizedText? {
    let file = SavedFile(
      path: Text(path, SourceSpan(0, 0)), format: nil, title: nil, isReplacing: false)
    guard let refusal = refusal(of: file, at: path, end: 0) else { return nil }
    guard case .file = PathKind(path), !isSource(path) else { return refusal.message }
    return LocalizedText(
      "\(refusal.message); remove it, or name another file",
      ja: "\(refusal.message)。消すか、別のファイルを指定する")
  }

  /// Where a file is or will be, whichever way its folder is named.
  private struct Target: Hashable {
    let folder: FileIdentity?
    let name: String

    init(_ path: String) {
      let place = linkTarget(path)
      folder = FileIdentity(ofPath: Interpreter.folder(ofFile: place))
      name = place.lastPart
    }
  }

  private mutating func refusal(of file: SavedFile, at path: String, end: Int) -> Diagnostic? {
    let (name, span) = (file.path.value, file.path.span)
    switch PathKind(path) {
    case .nothing:
      let parent = Interpreter.folder(ofFile: linkTarget(path))
      if !isFolder(parent) {
        return .savesNowhere(name, SystemError.nothingThere.message, at: span)
      }
    case .folder: return .savesNowhere(name, SystemError.isFolder.message, at: span)
    // Nothing is written beside it.
    case .other: return nil
    case .file(let size):
      if isSource(path) { return .savesOverSource(name, at: span) }
      if !file.isReplacing, size > 0, !Sidecar.describes(path),
        let refusal = refusal(of: name, over: path, at: span, end: end)
      {
        return refusal
      }
    }
    return refusal(ofWhatIsBeside: file, at: Sidecar.path(beside: path), end: end)
  }

  /// What says where the file came from is lost no more easily than the file.
  private mutating func refusal(
    ofWhatIsBeside file: SavedFile, at path: String, end: Int
  ) -> Diagnostic? {
    let (name, span) = (Sidecar.path(beside: file.path.value), file.path.span)
    switch PathKind(path) {
    case .nothing, .other: return nil
    case .folder: return .savesNowhere(name, SystemError.isFolder.message, at: span)
    case .file(let size):
      if isSource(path) { return .savesOverSource(name, at: span) }
      if file.isReplacing || size == 0 || Sidecar.isOne(path) { return nil }
      return refusal(of: name, over: path, at: span, end: end)
    }
  }

  private func refusal(
    of name: String, over path: String, at span: SourceSpan, end: Int
  ) -> Diagnostic? {
    guard let there = FileStamp(path) else { return nil }
    let zone = session.environment.zone
    let time = "\(there.written.text(in: zone)) (\(zone.identifier))"
    return .savesOverFile(name, size: there.size, written: time, at: span, end: end)
  }

  /// Whether the corpus was read from the file, or is the file.
  mutating func isSource(_ path: String) -> Bool {
    FileIdentity(ofPath: path).map { sources.contains($0) } ?? false
  }
}
