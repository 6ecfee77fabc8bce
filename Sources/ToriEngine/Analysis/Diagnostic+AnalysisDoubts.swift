import ToriLanguage
import ToriText
import ToriTime

/// What a query means that can hardly be meant: conditions that say nothing, or too much.
extension Diagnostic {
  /// `posts between 2026 and 2025`
  static func emptyPeriod(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W101", severity: .warning,
      message: LocalizedText("this period ends before it begins", ja: "この期間は始まる前に終わる"), span: span,
      hint: LocalizedText("the earlier date comes first", ja: "早い日付を先に書く"))
  }

  /// `posts since 2026 until 2025`
  static func noCommonTime(_ first: SourceSpan, _ second: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W101", severity: .warning,
      message: LocalizedText(
        "no time lies both here and in the other period", ja: "ここともう一方の期間の両方に入る日時はない"),
      span: second,
      notes: [Note(message: LocalizedText("the other period", ja: "もう一方の期間"), span: first)],
      hint: LocalizedText("all clauses hold at once", ja: "節はみな同時に成り立つ"))
  }

  /// `posts on 1949-04-03T00`
  static func skippedTime(
    from: CivilTime, to: CivilTime, _ zone: Zone, at span: SourceSpan
  ) -> Diagnostic {
    // Where a whole day was left out, its date says more than its midnight.
    let isOfDays = from.day != to.day
    func clock(_ time: CivilTime) -> String {
      let clock = padded(time.hour, 2) + ":" + padded(time.minute, 2)
      if !isOfDays { return clock }
      let day = PartialDate(year: time.year, month: time.month, day: time.day).edtf
      return "\(day) \(clock)"
    }
    return Diagnostic(
      code: "W107", severity: .warning,
      message: LocalizedText(
        "there was no such time in \(zone.identifier): clocks went from \(clock(from)) to \(clock(to))",
        ja: "\(zone.identifier)にそのような時刻はない。時計は\(clock(from))から\(clock(to))に進んだ"),
      span: span,
      hint: LocalizedText(
        "the time of sources without a zone of their own is said by --zone",
        ja: "時間帯の書かれていない原文の時間帯は --zone で指定する"))
  }

  /// `posts where mentions variants of "日本"`, with no set that lists it
  static func noVariants(of text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W102", severity: .warning,
      message: LocalizedText(
        "no set of variants lists '\(text)': only itself is looked for",
        ja: "'\(text)'を含む表記の組がないので、それ自体だけを探す"),
      span: span, hint: LocalizedText(same: "variants \"\(text)\", \"…\""))
  }

  /// `posts | sort by date`
  static func datesInText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W105", severity: .warning,
      message: LocalizedText(
        "'date' is what the texts name as dates", ja: "'date'は本文に書かれた日付のこと"),
      span: span,
      hint: LocalizedText("when it was posted is 'time'", ja: "投稿された日時は'time'"),
      fix: Fix(span: span, replacement: "time"))
  }

  /// `let 中国 = "米国"`
  static func nameInTexts(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W106", severity: .warning,
      message: LocalizedText(
        "'\(name)' stands in the texts too: from now on, without quotes, it means what is named here",
        ja: "'\(name)'は本文にもある。この先、引用符なしではここで名付けたものを指す"),
      span: span,
      hint: LocalizedText(
        "mentions \"\(name)\" looks for the word itself", ja: "語そのものは mentions \"\(name)\" で探す"))
  }

  /// `posts where kind = reply and kind = news`
  static func neverTogether(_ first: SourceSpan, _ second: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W103", severity: .warning,
      message: LocalizedText(
        "no row meets both this and the other condition", ja: "これともう一方の条件の両方を満たす行はない"),
      span: second, notes: [otherCondition(first)],
      hint: LocalizedText(
        "for rows that meet either, write 'or' between them", ja: "どちらかを満たす行なら、間に'or'と書く"))
  }

  /// `posts where reposts = 2.5`
  static func neverWhole(at span: SourceSpan) -> Diagnostic {
    neverTrue(because: LocalizedText("numbers here are whole", ja: "ここの数は整数"), at: span)
  }

  /// `posts where length < 0`
  static func neverNegative(at span: SourceSpan) -> Diagnostic {
    neverTrue(because: notBelowZero, at: span)
  }

  /// `posts where kind = menu`
  static func neverPosts(ofKind name: String, at span: SourceSpan) -> Diagnostic {
    neverTrue(
      because: LocalizedText("\(name) is no kind of post", ja: "\(name)は投稿の種類ではない"),
      hint: LocalizedText(same: "blocks where kind = \(name)"), at: span)
  }

  private static func neverTrue(
    because reason: LocalizedText, hint: LocalizedText? = nil, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: "W103", severity: .warning,
      message: LocalizedText("this holds for no row: \(reason)", ja: "これはどの行でも成り立たない: \(reason)"),
      span: span, hint: hint)
  }

  /// `posts where kind != reply or kind != news`
  static func alwaysEither(_ first: SourceSpan, _ second: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W104", severity: .warning,
      message: LocalizedText(
        "every row meets this or the other condition", ja: "どの行もこれかもう一方の条件を満たす"),
      span: second, notes: [otherCondition(first)],
      hint: LocalizedText(
        "for rows that meet both, write 'and' between them", ja: "両方を満たす行なら、間に'and'と書く"))
  }

  /// `posts where length >= 0`
  static func alwaysNatural(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W104", severity: .warning,
      message: LocalizedText(
        "this holds for every row: \(notBelowZero)", ja: "これはどの行でも成り立つ: \(notBelowZero)"),
      span: span)
  }

  /// `posts where number = 1998700000000000001`
  static func identifierAsNumber(_ identifier: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W109", severity: .warning,
      message: LocalizedText(
        "'number' is how a page numbers its posts; this looks like an identifier of data",
        ja: "'number'はページが付けた番号。これはデータの識別子らしい"),
      span: span, hint: .write("source_id = \"\(identifier)\""),
      fix: Fix(span: span, replacement: "source_id = \"\(identifier)\""))
  }

  private static let notBelowZero = LocalizedText(
    "the number is never below 0", ja: "この数が0を下回ることはない")

  private static func otherCondition(_ span: SourceSpan) -> Note {
    Note(message: LocalizedText("the other condition", ja: "もう一方の条件"), span: span)
  }
}
