import Glibc
import ToriSystem

/// A database of libgroonga that takes commands as texts.
@safe final class GroongaContext {
  // SAFETY: of the types that groonga.h gives these functions; handles are opaque to us, so words.
  private typealias Handle = Int
  private typealias Act = @convention(c) () -> CInt
  private typealias Open = @convention(c) (CInt) -> Handle
  private typealias Close = @convention(c) (Handle) -> CInt
  private typealias Create =
    @convention(c) (
      Handle, UnsafePointer<CChar>, UnsafeRawPointer?
    ) -> Handle
  private typealias Send =
    @convention(c) (Handle, UnsafePointer<UInt8>?, CUnsignedInt, CInt)
    -> CUnsignedInt
  private typealias Receive =
    @convention(c) (
      Handle, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>,
      UnsafeMutablePointer<CUnsignedInt>,
      UnsafeMutablePointer<CInt>
    ) -> CInt

  private let context: Handle
  private let close: Close
  private let send: Send
  private let receive: Receive

  /// A new database in a new folder; nil if the library is not installed.
  init?(folder: String) throws {
    guard let library = DynamicLibrary(["libgroonga.so.0", "libgroonga.so"]) else { return nil }
    let start = try library.function("grn_init", Act.self)
    let open = try library.function("grn_ctx_open", Open.self)
    let create = unsafe try library.function("grn_db_create", Create.self)
    close = try library.function("grn_ctx_close", Close.self)
    unsafe send = try library.function("grn_ctx_send", Send.self)
    unsafe receive = try library.function("grn_ctx_recv", Receive.self)
    // SAFETY: the libraries read the strings during the calls alone.
    guard unsafe mkdir(folder, 0o700) == 0, start() == 0 else {
      throw PeerFailure(description: "Groonga cannot begin")
    }
    context = open(0)
    guard context != 0, unsafe create(context, folder + "/db", nil) != 0 else {
      throw PeerFailure(description: "Groonga cannot write '\(folder)'")
    }
  }

  deinit { _ = close(context) }

  /// Does a command, or the last line of one, and returns its output.
  @discardableResult
  func run(_ command: String) throws -> [UInt8] {
    try begin(command)
    var start: UnsafeMutablePointer<UInt8>?
    var count: CUnsignedInt = 0
    var flags: CInt = 0
    // SAFETY: the output is the library's own until the next command; it is copied at once.
    guard unsafe receive(context, &start, &count, &flags) == 0 else {
      throw PeerFailure(description: "Groonga: '\(command.prefix(200))' failed")
    }
    return unsafe Array(UnsafeBufferPointer(start: start, count: Int(count)))
  }

  /// Sends a line of a command that goes on.
  func begin(_ line: [UInt8]) throws {
    // SAFETY: the pointer and count are of the array's own bytes, which are read during the call alone.
    _ = unsafe line.withUnsafeBufferPointer { bytes in
      unsafe send(context, bytes.baseAddress, CUnsignedInt(bytes.count), 0)
    }
  }

  func begin(_ line: String) throws { try begin(Array(line.utf8)) }
}
