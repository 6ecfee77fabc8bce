import Glibc
import ToriText

/// Why the system refused a file: its error number, and in words.
package struct SystemError: Error, Hashable {
  package let number: Int32

  package init(number: Int32) { self.number = number }

  /// Such as `Permission denied`; what seldom happens is in the system's words alone.
  package var message: LocalizedText {
    LocalizedText("\(systemMessage)", ja: "\(Self.japanese[number] ?? systemMessage)")
  }

  private static let japanese: [Int32: String] = [
    EPERM: "許されていない", ENOENT: "そのようなファイルやフォルダはない", EIO: "入出力エラー",
    EACCES: "アクセス権がない", EEXIST: "すでにある", ENOTDIR: "フォルダではない", EISDIR: "フォルダである",
    EMFILE: "開いたファイルが多すぎる", ENOSPC: "空き容量がない", EROFS: "読むだけの場所である",
    ENAMETOOLONG: "名前が長すぎる", ELOOP: "リンクが巡っている", ENOTSUP: "普通のファイルではない",
    EDQUOT: "割り当てを使い切った", EFBIG: "ファイルが大きすぎる",
  ]

  private var systemMessage: String {
    var buffer = [CChar](repeating: 0, count: 128)
    // SAFETY: `strerror_r` writes no more than it is told that the buffer holds.
    guard unsafe strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// The whole content of a file; a pipe, socket or device is refused.
package func fileBytes(atPath path: String) throws(SystemError) -> [UInt8] {
  // Without blocking, as the mere opening of a pipe waits for its writer.
  let file = unsafe open(path.pathBytes, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { throw SystemError(number: errno) }
  defer { close(file) }
  var status = stat()
  guard unsafe fstat(file, &status) == 0 else { throw SystemError(number: errno) }
  guard status.st_mode & S_IFMT != S_IFDIR else { throw SystemError(number: EISDIR) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(number: ENOTSUP) }
  // A file of /proc states no size: it grows as it is read.
  var bytes: [UInt8] = []
  var capacity = max(4096, Int(status.st_size) + 1)
  while true {
    let filled = bytes.count
    var failure: Int32 = 0
    // SAFETY: `read` writes at most `buffer.count` bytes into the spare part of the array, and the
    // count that it returns is how many of them are initialized.
    let grown = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      unsafe buffer.baseAddress?.initialize(from: bytes, count: filled)
      count = filled
      while count < buffer.count {
        let got = unsafe read(
          file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        if got > 0 {
          count += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    guard failure == 0 else { throw SystemError(number: failure) }
    bytes = grown
    if bytes.count < capacity { return bytes }
    capacity *= 2
  }
}
