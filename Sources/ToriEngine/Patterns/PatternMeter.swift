import CPCRE2
import ToriSystem

/// Counts what looking for a match costs, and ends it when it costs too much or is no longer wanted.
@safe final class PatternMeter {
  private let cancellation: Cancellation
  private var steps = 0
  private var calls = 0
  private var place = 0
  private(set) var wasInterrupted = false

  /// For one text: enough for any sane pattern, over in some tenths of a second.
  private static let stepLimit = 20_000_000
  /// So many bytes are passed over as quickly as one call is made.
  private static let bytesPerStep = 8
  /// Calls between two looks at the cancellation.
  private static let pause = 1 << 13

  init(_ cancellation: Cancellation) { self.cancellation = cancellation }

  /// Has matches in this context ask here; the meter must outlive them.
  func attach(to context: OpaquePointer) {
    // SAFETY: the library hands the pointer to `step` alone, during matches.
    unsafe pcre2_set_callout_8(context, stepping, Unmanaged.passUnretained(self).toOpaque())
  }

  func reset() {
    steps = 0
    place = 0
    wasInterrupted = false
  }

  /// Whether the match may go on, which has come to a place in the text.
  fileprivate func step(at newPlace: Int) -> Bool {
    steps += 1 + abs(newPlace - place) / Self.bytesPerStep
    place = newPlace
    calls += 1
    if calls % Self.pause == 0, cancellation.isCancelled {
      wasInterrupted = true
      return false
    }
    return steps <= Self.stepLimit
  }
}

/// Called by the library before each item of a pattern.
private let stepping:
  @convention(c) (UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?) -> Int32 =
    { block, meter in
      // SAFETY: the library gives what `attach` gave, and a block that is there during the call.
      guard let block = unsafe block, let meter = unsafe meter else { return 0 }
      let mayGoOn = unsafe Unmanaged<PatternMeter>.fromOpaque(meter)._withUnsafeGuaranteedRef {
        unsafe $0.step(at: block.pointee.current_position)
      }
      return mayGoOn ? 0 : PCRE2_ERROR_CALLOUT
    }
