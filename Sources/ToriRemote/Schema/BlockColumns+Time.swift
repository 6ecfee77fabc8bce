import ToriCorpus
import ToriEngine
import ToriText
import ToriTime

extension BlockColumns {
  /// What a block's time is, and in which stretches of the calendar it certainly lies: by the number of each in its
  /// order, or nothing. Instants are milliseconds since 1970.
  static let time: [StoredColumn] =
    [
      StoredColumn("dated", .small) { .small($0.time == nil ? 0 : 1) },
      StoredColumn("time_from", .optionalInstant) {
        .optionalNumber($0.time?.earliest?.milliseconds)
      },
      StoredColumn("time_to", .optionalInstant) { .optionalNumber($0.time?.latest?.milliseconds) },
      StoredColumn("time_precision", .small, .shown) { .small($0.time?.precision.rawValue ?? 0) },
      StoredColumn("time_basis", .small, .shown) { .small($0.time?.basis.rawValue ?? 0) },
    ]
    + TimePart.onLine.map { part in
      StoredColumn(line(of: part), .optionalStretch(part, isOnLine: true)) { block in
        .optionalNumber(
          block.time.flatMap { Stretch.onLine(part, holding: $0, in: block.zone) }.map {
            Int64($0.order)
          })
      }
    }
    + TimePart.allCases.filter { $0.cycle != nil }.flatMap { part in
      [
        StoredColumn(clock(of: part), .optionalStretch(part, isOnLine: false)) { block in
          .optionalNumber(
            block.time.flatMap { Stretch(part, holding: $0, in: block.zone) }.map {
              Int64($0.order)
            })
        },
        // A bit for each that it may be.
        StoredColumn(possible(part), .number) { block in
          guard let time = block.time else { return .number(0) }
          let values = part.values(from: time.earliest, to: time.latest, zone: block.zone)
          return .number(values.reduce(0) { $0 | 1 << Int64($1) })
        },
      ]
    }

  /// The column of a stretch on a line of time.
  static func line(of part: TimePart) -> String { "in_" + part.rawValue }
  /// That of a part that comes again.
  static func clock(of part: TimePart) -> String { "clock_" + part.rawValue }
  static func possible(_ part: TimePart) -> String { "possible_" + part.rawValue + "s" }

  /// Dates in the text: each as it is, as EDTF, and the periods of those that have one.
  static let dates = [
    StoredColumn("dates", .texts, .shown) { block in
      .texts(block.dates.map { (try? WrittenText.text(of: $0)) ?? "" })
    },
    StoredColumn("dates_edtf", .texts) { .texts($0.dates.map(\.edtf)) },
    StoredColumn("dates_from", .numbers) { block in
      .numbers(block.periods.map(\.start.milliseconds))
    },
    StoredColumn("dates_to", .numbers) { block in
      .numbers(block.periods.map(\.end.milliseconds))
    },
  ]

  /// What the fields have that the corpus brings, one after the other: which field, the number that stands for it (a
  /// whole number itself, of a decimal its `orderedCode`, of yes 1, of a time its start), of a time its end, the text,
  /// and the text with its characters composed. Of a list each by itself. What is no value as the field has stands apart.
  static let own = [
    StoredColumn("own_field", .numbers) { .numbers($0.own.map { Int64($0.field) }) },
    StoredColumn("own_number", .numbers) { .numbers($0.own.map { Int64($0.value.ownNumber) }) },
    StoredColumn("own_until", .numbers) { .numbers($0.own.map { $0.value.ownEnd }) },
    StoredColumn("own_text", .texts) { .texts($0.own.map(\.value.ownText)) },
    StoredColumn("own_misfit", .numbers, .shown) {
      .numbers($0.misfits.map { Int64($0.field) })
    },
    StoredColumn("own_misfit_text", .texts, .shown) { .texts($0.misfits.map(\.text)) },
    StoredColumn("own_key", .texts) { .texts($0.own.map { Composed.string($0.value.ownText) }) },
  ]
}

extension LoadedBlock {
  fileprivate var dates: [PartialDate] {
    guard case .list(let values) = cell(.dates) else { return [] }
    return values.compactMap { if case .date(let date) = $0 { date } else { nil } }
  }

  fileprivate var periods: [Period] { dates.compactMap { $0.period(in: zone) } }
}

extension Value {
  fileprivate var ownNumber: Int {
    switch self {
    case .integer(let number): number
    case .number(let number): number.orderedCode
    case .boolean(let flag): flag ? 1 : 0
    case .time(let span): Int((span.earliest ?? span.latest)?.milliseconds ?? 0)
    default: 0
    }
  }

  fileprivate var ownEnd: Int64 {
    if case .time(let span) = self { span.latest?.milliseconds ?? .max } else { 0 }
  }

  /// Of a time, all that is known of it.
  fileprivate var ownText: String {
    switch self {
    case .text(let text), .identifier(let text, _): text
    case .time(let span): (try? WrittenText.text(of: span)) ?? ""
    default: ""
    }
  }
}
