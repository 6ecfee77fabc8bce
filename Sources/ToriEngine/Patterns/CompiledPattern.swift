import CPCRE2
import ToriSystem
import ToriText

/// A regular expression ready to be run, with bounds on what it may cost.
///
/// The library's own limit of steps does not hold for what it compiles to machine code: between two steps
/// that it counts there may be any number of others. So texts for which `PatternBound` cannot promise that
/// few steps are enough are matched by a second form of the pattern, which calls back at every item.
///
/// A class, since the library's memory must be released.
@safe package final class CompiledPattern {
  // SAFETY: made in `init`, used only by this object on one thread at a time, and released only in
  // `deinit`. The bytes that are matched outlive each call.
  private let matchData: OpaquePointer
  private let context: OpaquePointer
  private let stack: OpaquePointer?
  private let plain: PatternCode
  /// Compiled when it is first needed.
  private var metered: PatternCode?
  private let meter: PatternMeter
  private let pattern: Pattern
  private let bound: PatternBound

  /// What the library counts, where it does.
  private static let stepLimit: UInt32 = 2_000_000
  private static let heapLimitKiB: UInt32 = 64 * 1024

  /// Why matching ended before it was done.
  package enum Problem: Error { case steps, interrupted }

  /// A pattern that PCRE2 does not take, and why.
  package struct Unreadable: Error { let message: LocalizedText }

  /// A match that is being looked for ends soon after `cancellation` is cancelled.
  package init(_ pattern: Pattern, cancellation: Cancellation) throws(Unreadable) {
    self.pattern = pattern
    bound = PatternBound(pattern)
    plain = try PatternCode(pattern)
    guard let data = unsafe pcre2_match_data_create_8(1, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { throw Unreadable(message: PatternProblem.words(for: PCRE2_ERROR_NOMEMORY)) }
    unsafe matchData = data
    unsafe self.context = context
    unsafe pcre2_set_match_limit_8(context, Self.stepLimit)
    unsafe pcre2_set_heap_limit_8(context, Self.heapLimitKiB)
    // The 32 KiB that are used otherwise are too few for long posts.
    unsafe stack = unsafe pcre2_jit_stack_create_8(32 * 1024, 8 * 1024 * 1024, nil)
    unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    meter = PatternMeter(cancellation)
    unsafe meter.attach(to: context)
    plain.compileToMachineCode()
  }

  deinit {
    unsafe pcre2_match_data_free_8(matchData)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_jit_stack_free_8(stack)
  }

  /// Whether the pattern occurs in the text, which is valid UTF-8.
  package func occurs(in text: Span<UInt8>) throws(Problem) -> Bool {
    try match(text, from: 0)
  }

  /// Where the pattern matches in the text, which is valid UTF-8: from left to right and not overlapping, each match of
  /// at least a character.
  package func ranges(in text: Span<UInt8>) throws(Problem) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < text.count, try match(text, from: start, options: PCRE2_NOTEMPTY) {
      // SAFETY: after a match the library holds the ends of at least one range here.
      guard let ends = unsafe pcre2_get_ovector_pointer_8(matchData) else { break }
      let (lower, upper) = unsafe (Int(ends[0]), Int(ends[1]))
      // What looks behind or ahead with \K may end before it begins, or where it began.
      if lower < upper, upper <= text.count, lower >= start { ranges.append(lower..<upper) }
      guard upper > start else { break }
      start = upper
    }
    return ranges
  }

  /// Whether it matches from there on.
  private func match(
    _ text: Span<UInt8>, from start: Int, options: UInt32 = 0
  ) throws(Problem) -> Bool {
    let isShort = text.count <= bound.byteLimit
    let code = isShort ? plain : try meteredCode()
    meter.reset()
    // SAFETY: the library reads the bytes of the span during the call.
    let result = unsafe text.withUnsafeBufferPointer { bytes in
      unsafe pcre2_match_8(
        code.code, bytes.baseAddress, bytes.count, start, UInt32(PCRE2_NO_UTF_CHECK) | options,
        matchData, context)
    }
    if result >= 0 { return true }
    if result == PCRE2_ERROR_NOMATCH { return false }
    throw meter.wasInterrupted ? .interrupted : .steps
  }

  private func meteredCode() throws(Problem) -> PatternCode {
    if let metered { return metered }
    guard let code = try? PatternCode(pattern, callingBack: true) else { throw .steps }
    code.compileToMachineCode()
    metered = code
    return code
  }

  /// What is wrong with the pattern, in a few words; nil if nothing is.
  package static func problem(with pattern: Pattern) -> LocalizedText? {
    do {
      _ = try PatternCode(pattern)
      return nil
    } catch {
      return error.message
    }
  }
}

/// A pattern as the library has compiled it.
@safe private final class PatternCode {
  // SAFETY: made in `init`, released only in `deinit`.
  package let code: OpaquePointer

  /// With `callingBack`, the meter of the match is asked before every item of the pattern.
  package init(
    _ pattern: Pattern, callingBack: Bool = false
  ) throws(CompiledPattern.Unreadable) {
    var options = UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_NEVER_BACKSLASH_C)
    if callingBack { options |= UInt32(PCRE2_AUTO_CALLOUT) }
    for flag in pattern.flags {
      switch flag {
      case "i": options |= UInt32(PCRE2_CASELESS)
      case "m": options |= UInt32(PCRE2_MULTILINE)
      case "s": options |= UInt32(PCRE2_DOTALL)
      case "x": options |= UInt32(PCRE2_EXTENDED)
      default:
        throw CompiledPattern.Unreadable(
          message: LocalizedText(
            "after it may stand i, m, s or x, not '\(flag)'", ja: "後に書けるのはi、m、s、xで、'\(flag)'はない"))
      }
    }
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(pattern.source.utf8)
    let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(buffer.baseAddress, buffer.count, options, &error, &offset, nil)
    }
    guard let compiled = unsafe compiled else {
      throw CompiledPattern.Unreadable(message: PatternProblem.words(for: error))
    }
    unsafe code = compiled
  }

  deinit { unsafe pcre2_code_free_8(code) }

  /// Where that cannot be done it is interpreted: slower, but the same.
  package func compileToMachineCode() {
    _ = unsafe pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
  }
}
