/// What a doubt about a file is about: of each sort a few are told one by one, the rest as a count.
///
/// Indexes keep the numbers.
package enum DoubtSort: Int, CaseIterable, Sendable {
  case undecoded = 1
  case stamp, noText, unreadable, identifier, reply, time, count, truth
  /// Counted, and said once.
  case zone, calendar, day, age, order, cut, markup, replaced
  case length, ownLength, ownRecord
}
