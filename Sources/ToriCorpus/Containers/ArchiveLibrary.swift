import ToriSystem

/// What tori calls of libarchive, which is opened when a container is first met: linked, it would cost every start.
@safe struct ArchiveLibrary: Sendable {
  // SAFETY: of the types that archive.h and archive_entry.h give these functions; handles are opaque to us, so words.
  typealias Handle = Int
  typealias New = @Sendable @convention(c) () -> Handle
  typealias Action = @Sendable @convention(c) (Handle) -> CInt
  typealias Text = @Sendable @convention(c) (Handle) -> UnsafePointer<CChar>?
  typealias Open = @Sendable @convention(c) (Handle, UnsafePointer<CChar>, Int) -> CInt
  typealias OpenMemory = @Sendable @convention(c) (Handle, UnsafeRawPointer?, Int) -> CInt
  typealias Next = @Sendable @convention(c) (Handle, UnsafeMutablePointer<Handle>) -> CInt
  typealias Read = @Sendable @convention(c) (Handle, UnsafeMutableRawPointer?, Int) -> Int
  typealias FileType = @Sendable @convention(c) (Handle) -> CUnsignedInt

  let new: New
  let free: Action
  let open: Open
  let openMemory: OpenMemory
  let nextHeader: Next
  let read: Read
  let errorText: Text
  let nameInUTF8: Text
  let name: Text
  let fileType: FileType
  let format: Action
  let isEncrypted: Action
  /// What makes a reader know each form.
  let forms: [Action]

  /// Nil where the library is not installed.
  static let installed: ArchiveLibrary? = {
    guard let library = DynamicLibrary(["libarchive.so.13", "libarchive.so"]) else { return nil }
    return try? ArchiveLibrary(library)
  }()

  private init(_ library: DynamicLibrary) throws(MissingFunction) {
    new = try library.function("archive_read_new", New.self)
    free = try library.function("archive_read_free", Action.self)
    unsafe open = try library.function("archive_read_open_filename", Open.self)
    unsafe openMemory = try library.function("archive_read_open_memory", OpenMemory.self)
    unsafe nextHeader = try library.function("archive_read_next_header", Next.self)
    unsafe read = try library.function("archive_read_data", Read.self)
    unsafe errorText = try library.function("archive_error_string", Text.self)
    unsafe nameInUTF8 = try library.function("archive_entry_pathname_utf8", Text.self)
    unsafe name = try library.function("archive_entry_pathname", Text.self)
    fileType = try library.function("archive_entry_filetype", FileType.self)
    format = try library.function("archive_format", Action.self)
    isEncrypted = try library.function("archive_entry_is_encrypted", Action.self)
    var forms: [Action] = []
    for form in [
      "filter_all", "format_zip", "format_tar", "format_7zip", "format_rar", "format_rar5",
      "format_lha", "format_cab", "format_raw",
    ] {
      forms.append(try library.function("archive_read_support_\(form)", Action.self))
    }
    self.forms = forms
  }
}
