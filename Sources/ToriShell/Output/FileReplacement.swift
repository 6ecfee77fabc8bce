import Glibc
import ToriTime

/// Puts a text in the place of a file's content at once: whoever reads it meanwhile sees the one or
/// the other, whole. The file keeps its permissions, and a symbolic link goes on naming it.
func replaceFile(_ path: String, with text: String) throws(SystemError) {
  let path = target(of: path)
  var status = stat()
  // SAFETY: the calls read the path and write the structure while they last.
  let mode = unsafe stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
  let new = "\(path).\(getpid()).new"
  let descriptor = unsafe open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode ?? 0o666)
  guard descriptor >= 0 else { throw SystemError(number: errno) }
  var failure: Int32 = 0
  if let mode, fchmod(descriptor, mode) != 0 { failure = errno }
  do { try StandardStreams.write(Array(text.utf8), to: descriptor) } catch { failure = errno }
  if failure == 0 && fsync(descriptor) != 0 { failure = errno }
  close(descriptor)
  if failure == 0, unsafe rename(new, path) != 0 { failure = errno }
  guard failure == 0 else {
    _ = unsafe unlink(new)
    throw SystemError(number: failure)
  }
}

/// What a path names in the end, if that is there.
private func target(of path: String) -> String {
  // SAFETY: the path is read during the call; what is allocated is copied and freed at once.
  guard let resolved = unsafe realpath(path, nil) else { return path }
  defer { unsafe free(resolved) }
  return unsafe String(cString: resolved)
}
