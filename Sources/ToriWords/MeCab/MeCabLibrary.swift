import CMeCab
import ToriSystem

/// What tori calls of libmecab, which is opened when words are first asked for: linked, it would cost every start.
@safe struct MeCabLibrary: Sendable {
  // SAFETY: of the types that mecab.h gives these functions; handles are opaque to us, so words.
  typealias Handle = Int
  typealias Open =
    @Sendable @convention(c) (CInt, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Handle
  typealias Made = @Sendable @convention(c) (Handle) -> Handle
  typealias Done = @Sendable @convention(c) (Handle) -> Void
  typealias SetSentence = @Sendable @convention(c) (Handle, UnsafePointer<UInt8>, Int) -> Void
  typealias Parse = @Sendable @convention(c) (Handle, Handle) -> CInt
  typealias FirstNode = @Sendable @convention(c) (Handle) -> UnsafePointer<mecab_node_t>?
  typealias Failure = @Sendable @convention(c) (Handle) -> UnsafePointer<CChar>?
  typealias Version = @Sendable @convention(c) () -> UnsafePointer<CChar>?

  let openModel: Open
  let closeModel: Done
  let newTagger: Made
  let closeTagger: Done
  let newLattice: Made
  let closeLattice: Done
  let clear: Done
  let setSentence: SetSentence
  let parse: Parse
  let firstNode: FirstNode
  private let failure: Failure
  private let versionText: Version

  /// Nil where the library is not installed.
  static let installed: MeCabLibrary? = {
    guard let library = DynamicLibrary(["libmecab.so.2", "libmecab.so"]) else { return nil }
    return try? MeCabLibrary(library)
  }()

  private init(_ library: DynamicLibrary) throws(MissingFunction) {
    unsafe openModel = try library.function("mecab_model_new", Open.self)
    closeModel = try library.function("mecab_model_destroy", Done.self)
    newTagger = try library.function("mecab_model_new_tagger", Made.self)
    closeTagger = try library.function("mecab_destroy", Done.self)
    newLattice = try library.function("mecab_model_new_lattice", Made.self)
    closeLattice = try library.function("mecab_lattice_destroy", Done.self)
    clear = try library.function("mecab_lattice_clear", Done.self)
    unsafe setSentence = try library.function("mecab_lattice_set_sentence2", SetSentence.self)
    parse = try library.function("mecab_parse_lattice", Parse.self)
    unsafe firstNode = try library.function("mecab_lattice_get_bos_node", FirstNode.self)
    unsafe failure = try library.function("mecab_strerror", Failure.self)
    unsafe versionText = try library.function("mecab_version", Version.self)
  }

  /// Why a dictionary was not opened, in the library's words.
  var failureText: String {
    // SAFETY: the library keeps the text until its next call by this thread; it is copied.
    unsafe failure(0).map { unsafe String(cString: $0) } ?? ""
  }

  /// Such as `0.996`.
  var version: String {
    // SAFETY: a constant of the library.
    unsafe versionText().map { unsafe String(cString: $0) } ?? ""
  }
}
