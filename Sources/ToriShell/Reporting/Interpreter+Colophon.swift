import ToriEngine
import ToriRender
import ToriSystem
import ToriText

/// What a page depends on besides its script, said at its end: nothing of it is a clock's unless a date counts from it.
extension Interpreter {
  func colophon(of draft: ReportDraft) -> Report.Colophon {
    typealias Fact = Report.Colophon.Fact
    let (catalogue, identity) = (session.catalogue, session.identity)
    let (documents, blocks, posts) = (
      catalogue.documentCount, catalogue.blockCount, catalogue.postCount
    )
    var facts: [Fact] = []
    for script in draft.scripts {
      var digest = MessageDigest()
      digest.take(Array(script.text.utf8))
      facts.append(Fact(LocalizedText("script", ja: "スクリプト"), LocalizedText(same: script.name)))
      facts.append(
        Fact(
          LocalizedText("its SHA-256", ja: "そのSHA-256"),
          LocalizedText(same: digest.hexadecimal()), isCode: true))
    }
    for (name, value) in settings.parameters.sorted(by: { $0.key < $1.key }) {
      facts.append(Fact(LocalizedText(same: "$\(name)"), LocalizedText(same: value)))
    }
    facts.append(
      Fact(
        LocalizedText("corpus", ja: "コーパス"),
        Note(.described(.counts(documents: documents, blocks: blocks, posts: posts))).message))
    facts.append(
      Fact(
        LocalizedText("its checksum", ja: "そのチェックサム"), LocalizedText(same: identity.checksum),
        isCode: true))
    let (rules, unicode) = (Folding.version >> 16, Folding.version & 0xFFFF)
    let (major, minor) = (unicode >> 8, unicode & 0xFF)
    facts.append(
      Fact(
        LocalizedText("made by", ja: "作成"),
        LocalizedText(
          "tori \(Invocation.version), readers \(catalogue.readingVersion), folding \(rules) (Unicode \(major).\(minor))",
          ja:
            "tori \(Invocation.version)、読み手 \(catalogue.readingVersion)、同一視の規則 \(rules)（Unicode \(major).\(minor)）"
        )))
    if draft.asksForWords {
      let name = LocalizedText("words", ja: "語")
      if let basis = catalogue.words { facts.append(Fact(name, basis.words)) }
      if !session.lists.isEmpty {
        facts.append(Fact(name, Note(.described(.lists(session.lists))).message))
      }
    }
    if settings.foldsVariants {
      facts.append(
        Fact(
          LocalizedText("kanji", ja: "漢字"),
          LocalizedText("count as those written for them", ja: "異体字も同じとみなす")))
    }
    let zone = session.environment.zone.identifier
    facts.append(
      Fact(LocalizedText("zone of dates", ja: "日付の時間帯"), LocalizedText(same: zone)))
    if shownZone != session.environment.zone {
      facts.append(
        Fact(
          LocalizedText("times are shown in", ja: "日時を示す時間帯"),
          LocalizedText(same: shownZone.identifier)))
    }
    if draft.usesClock {
      facts.append(
        Fact(
          LocalizedText("dates count from", ja: "日付の基準"),
          LocalizedText(same: session.environment.now.iso(in: shownZone))))
    }
    return Report.Colophon(
      facts: facts, documents: catalogue.records(),
      remarks: remarksOnReading, generator: "tori \(Invocation.version)")
  }

  /// What of the corpus could not be read, some of it where it is much.
  private var remarksOnReading: [LocalizedText] {
    let failures = session.catalogue.failures
    let named = failures.prefix(50).map { Note(.described(.notRead($0))).message }
    let more = failures.count - named.count
    return named + (more > 0 ? [Note(.described(.moreNotRead(more))).message] : [])
  }
}
