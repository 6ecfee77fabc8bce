/// SHA-256 by OpenSSL, which uses what the processor has for it: several times as fast as plain code, and opened
/// late, as loading it takes longer than a start may.
@safe final class CryptoDigest {
  // SAFETY: of the types that openssl/evp.h gives these functions; handles are opaque to us, so words.
  private typealias Handle = Int
  private typealias New = @Sendable @convention(c) () -> Handle
  private typealias Begin = @Sendable @convention(c) (Handle, Handle, Handle) -> CInt
  private typealias Update = @Sendable @convention(c) (Handle, UnsafeRawPointer?, Int) -> CInt
  private typealias End =
    @Sendable @convention(c) (Handle, UnsafeMutablePointer<UInt8>, Handle) -> CInt
  private typealias Free = @Sendable @convention(c) (Handle) -> Void

  @safe private struct Library: Sendable {
    let new: New
    let algorithm: New
    let begin: Begin
    let update: Update
    let end: End
    let free: Free

    init?() {
      guard let library = DynamicLibrary(["libcrypto.so.3", "libcrypto.so.1.1"]) else { return nil }
      do throws(MissingFunction) {
        new = try library.function("EVP_MD_CTX_new", New.self)
        algorithm = try library.function("EVP_sha256", New.self)
        begin = try library.function("EVP_DigestInit_ex", Begin.self)
        unsafe update = try library.function("EVP_DigestUpdate", Update.self)
        unsafe end = try library.function("EVP_DigestFinal_ex", End.self)
        free = try library.function("EVP_MD_CTX_free", Free.self)
      } catch {
        return nil
      }
    }
  }

  private static let library = Library()
  private let library: Library
  private let handle: Handle

  /// Nil where the library is not installed.
  init?() {
    guard let library = Self.library else { return nil }
    self.library = library
    handle = library.new()
    guard handle != 0, library.begin(handle, library.algorithm(), 0) == 1 else { return nil }
  }

  deinit { library.free(handle) }

  func take(_ bytes: [UInt8]) {
    // SAFETY: the library reads within the buffer, during the call only.
    unsafe bytes.withUnsafeBytes { buffer in
      _ = unsafe library.update(handle, buffer.baseAddress, buffer.count)
    }
  }

  /// Of all that came; nothing may come after it.
  func end() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    // SAFETY: room for as many bytes as the digest has.
    unsafe digest.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { _ = unsafe library.end(handle, start, 0) }
    }
    return digest
  }
}
