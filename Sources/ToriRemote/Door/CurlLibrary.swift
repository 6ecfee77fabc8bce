import ToriSystem

/// What tori calls of libcurl, which is opened when a server is first asked: linked, it would cost every start.
@safe struct CurlLibrary: @unchecked Sendable {
  // SAFETY: of the types that curl.h and multi.h give these functions; handles are opaque to us. The pointers are of
  // functions that stay, and that any thread may call with a handle of its own.
  typealias Handle = UnsafeMutableRawPointer
  typealias Start = @Sendable @convention(c) (Int) -> CInt
  typealias Make = @Sendable @convention(c) () -> Handle?
  typealias Done = @Sendable @convention(c) (Handle) -> Void
  typealias Pair = @Sendable @convention(c) (Handle, Handle) -> CInt
  typealias Perform = @Sendable @convention(c) (Handle, UnsafeMutablePointer<CInt>) -> CInt
  typealias Wait =
    @Sendable @convention(c) (Handle, Handle?, CUnsignedInt, CInt, UnsafeMutablePointer<CInt>?) ->
    CInt
  typealias Append = @Sendable @convention(c) (Handle?, UnsafePointer<CChar>) -> Handle?
  typealias Text = @Sendable @convention(c) (CInt) -> UnsafePointer<CChar>?

  let make: Make
  let cleanUp: Done
  let setOption: Handle
  let getInformation: Handle
  let makeMulti: Make
  let cleanUpMulti: Done
  let add: Pair
  let remove: Pair
  let perform: Perform
  let wait: Wait
  let readResult: Handle
  let append: Append
  let freeList: Done
  private let text: Text

  /// Nil where the library is not installed.
  static let installed: CurlLibrary? = {
    let names = ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so"]
    guard let library = DynamicLibrary(names) else { return nil }
    return try? CurlLibrary(library)
  }()

  private init(_ library: DynamicLibrary) throws(MissingFunction) {
    unsafe make = try library.function("curl_easy_init", Make.self)
    unsafe cleanUp = try library.function("curl_easy_cleanup", Done.self)
    unsafe setOption = try library.function("curl_easy_setopt", Handle.self)
    unsafe getInformation = try library.function("curl_easy_getinfo", Handle.self)
    unsafe makeMulti = try library.function("curl_multi_init", Make.self)
    unsafe cleanUpMulti = try library.function("curl_multi_cleanup", Done.self)
    unsafe add = try library.function("curl_multi_add_handle", Pair.self)
    unsafe remove = try library.function("curl_multi_remove_handle", Pair.self)
    unsafe perform = try library.function("curl_multi_perform", Perform.self)
    unsafe wait = try library.function("curl_multi_poll", Wait.self)
    unsafe readResult = try library.function("curl_multi_info_read", Handle.self)
    unsafe append = try library.function("curl_slist_append", Append.self)
    unsafe freeList = try library.function("curl_slist_free_all", Done.self)
    unsafe text = try library.function("curl_easy_strerror", Text.self)
    // Once for the life of the process: SSL and everything else.
    _ = try library.function("curl_global_init", Start.self)(3)
  }

  /// What a code of the library means, in its own words.
  func words(of code: CInt) -> String {
    // SAFETY: a constant of the library.
    unsafe text(code).map { unsafe String(cString: $0) } ?? "\(code)"
  }
}
