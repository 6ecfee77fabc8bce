import CPCRE2
import ToriText

/// A regular expression ready to be run, with bounds on what it may cost.
///
/// A class, since the library's memory must be released.
@safe final class CompiledPattern {
  // SAFETY: all four are made in `init`, used only by this object on the thread that made it, and
  // released only in `deinit`. The bytes that are matched outlive each call.
  private let code: OpaquePointer
  private let matchData: OpaquePointer
  private let context: OpaquePointer
  private let stack: OpaquePointer?

  /// Backtracking steps for one text; enough for any sane pattern, over in a fraction of a second.
  private static let stepLimit: UInt32 = 2_000_000
  private static let heapLimitKiB: UInt32 = 64 * 1024

  enum Problem: Error { case steps }

  struct Unreadable: Error { let message: LocalizedText }

  /// Without `isToRun`, only what tells whether it can be read is done.
  init(_ pattern: Pattern, isToRun: Bool = true) throws(Unreadable) {
    var options = UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_NEVER_BACKSLASH_C)
    for flag in pattern.flags {
      switch flag {
      case "i": options |= UInt32(PCRE2_CASELESS)
      case "m": options |= UInt32(PCRE2_MULTILINE)
      case "s": options |= UInt32(PCRE2_DOTALL)
      case "x": options |= UInt32(PCRE2_EXTENDED)
      default:
        throw Unreadable(
          message: LocalizedText(
            "after it may stand i, m, s or x, not '\(flag)'", ja: "後に書けるのはi、m、s、xで、'\(flag)'はない"))
      }
    }
    var code: Int32 = 0
    var offset = 0
    let bytes = Array(pattern.source.utf8)
    let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(buffer.baseAddress, buffer.count, options, &code, &offset, nil)
    }
    guard let compiled = unsafe compiled, let data = unsafe pcre2_match_data_create_8(1, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else {
      throw Unreadable(message: PatternProblem.words(for: code))
    }
    unsafe self.code = compiled
    unsafe matchData = data
    unsafe self.context = context
    unsafe pcre2_set_match_limit_8(context, Self.stepLimit)
    unsafe pcre2_set_heap_limit_8(context, Self.heapLimitKiB)
    guard isToRun else {
      unsafe stack = nil
      return
    }
    // Where it cannot be compiled to machine code it is interpreted: slower, but the same.
    _ = unsafe pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE))
    // The 32 KiB that are used otherwise are too few for long posts.
    unsafe stack = unsafe pcre2_jit_stack_create_8(32 * 1024, 8 * 1024 * 1024, nil)
    unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
  }

  deinit {
    unsafe pcre2_code_free_8(code)
    unsafe pcre2_match_data_free_8(matchData)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_jit_stack_free_8(stack)
  }

  /// Whether the pattern occurs in the text, which is valid UTF-8.
  func occurs(in text: String) throws(Problem) -> Bool {
    var text = text
    let result = text.withUTF8 { bytes in
      unsafe pcre2_match_8(
        code, bytes.baseAddress, bytes.count, 0, UInt32(PCRE2_NO_UTF_CHECK), matchData, context)
    }
    if result >= 0 { return true }
    if result == PCRE2_ERROR_NOMATCH { return false }
    throw .steps
  }

  /// What is wrong with the pattern, in a few words; nil if nothing is.
  static func problem(with pattern: Pattern) -> LocalizedText? {
    do {
      _ = try CompiledPattern(pattern, isToRun: false)
      return nil
    } catch {
      return error.message
    }
  }
}
