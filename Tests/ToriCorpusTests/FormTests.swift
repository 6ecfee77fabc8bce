import Testing
import ToriCorpus
import ToriRandom
import ToriSentences
import ToriTime

/// Mail, feeds, dumps of wikis, TEI, vertical text, text with headings.
@Suite struct FormTests {
  private func read(_ text: String, path: String) throws -> Document {
    try read(Array(text.utf8), path: path)
  }

  /// Reads, and holds the result to the first law.
  private func read(_ bytes: [UInt8], path: String) throws -> Document {
    let document = try DocumentReader.read(bytes: bytes, path: path)
    var end = 0
    for block in document.blocks {
      #expect(block.bytes.lowerBound == end)
      end = block.bytes.upperBound
    }
    #expect(end == bytes.count)
    return document
  }

  private func posts(_ document: Document) -> [Block] { document.blocks.filter(\.kind.isPost) }

  // MARK: Mail

  private static let box = """
    From a@b.example Mon Jan 12 13:15:12 2026
    From: =?UTF-8?B?5rW344Gu?=
     =?UTF-8?B?5Lq6?= <a@b.example>
    Date: Mon, 12 Jan 2026 13:15:12 +0900 (JST)
    Subject: =?ISO-2022-JP?B?GyRCMyQbKEI=?= report
    Message-ID: <one@b.example>
    List-Id: The list <list.b.example>
    Content-Type: multipart/alternative; boundary="=_x"

    preamble
    --=_x
    Content-Type: text/html; charset=utf-8

    <p>HTML</p>
    --=_x
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    =E6=B5=B7=E3=81=AE=
    =E8=A9=B1=E3=80=82
    >From the sea https://b.example/1
    --=_x--

    From c@d.example Mon Jan 12 14:00:00 2026
    From: c at d.example (Kai)
    Date: 12 Jan 2026 14:00 UT
    Subject: Re: report
    Message-ID: <two@d.example>
    In-Reply-To: Message of Mon <one@b.example>
    References: <zero@b.example>
     <one@b.example>

    > 海の話。
    From here it goes on.

    From 12:00 on there is tea.

    """

  @Test func box() throws {
    let document = try read(Self.box, path: "list.mbox")
    #expect(document.reader == .mail)
    #expect(document.notices.isEmpty)
    let posts = posts(document)
    #expect(
      posts.map(\.text) == [
        "海の話。\nFrom the sea https://b.example/1",
        "> 海の話。\nFrom here it goes on.\n\nFrom 12:00 on there is tea.",
      ])
    #expect(posts.map(\.author) == ["海の人", "Kai"])
    #expect(posts.map(\.authorID) == ["a@b.example", "c@d.example"])
    #expect(posts.map(\.title) == ["海 report", "Re: report"])
    #expect(posts.map(\.sourceID) == ["one@b.example", "two@d.example"])
    #expect(posts.map { $0.repliesTo.map(\.spelling) } == [[], ["one@b.example"]])
    #expect(posts.map(\.thread) == ["one@b.example", "zero@b.example"])
    #expect(posts.map(\.kind) == [.opening, .reply])
    #expect(posts.map(\.source) == ["The list", nil])
    #expect(
      posts.map { $0.time?.edtf(in: .utc) } == ["2026-01-12T04:15:12Z", "2026-01-12T14:00Z"])
    #expect(posts[0].links == ["https://b.example/1"])
    #expect(posts[1].quotes == ["海の話。"])
    #expect(posts[1].lines.lowerBound == 24)
  }

  @Test(arguments: ["ISO-2022-JP", "Shift_JIS", "EUC-JP", "UTF-8"])
  func charsets(name: String) throws {
    let head = "From: a@b.example\r\nDate: Mon, 12 Jan 2026 13:15:12 +0900\r\nMessage-ID: <x@y>\r\n"
    let body = Fixture.convert(Array("海底を調べる船\r\n".utf8), "UTF-8", name)
    let stated = Array("\(head)Content-Type: text/plain; charset=\(name)\r\n\r\n".utf8) + body
    #expect(posts(try read(stated, path: "a.eml")).map(\.text) == ["海底を調べる船"])
    // Nothing names the encoding.
    let silent = Array("\(head)\r\n".utf8) + body
    #expect(posts(try read(silent, path: "a.eml")).map(\.text) == ["海底を調べる船"])
  }

  /// What cannot be read for certain is said, in the body or the header.
  @Test(
    arguments: [
      ("koi8-r", [0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4], "=?koi8-r?B?8NLJ18XUIM3J0g==?=", true),
      ("koi8-r", Array("plain".utf8), "=?koi8-r?B?8NLJ18XUIM3J0g==?=", true),
      ("koi8-r", [0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4], "plain", true),
      ("koi8-r", Array("plain".utf8), "plain", false),
      ("x-unknown", Array("海の話です".utf8), "plain", false),
      ("utf-8", Array("海".utf8), "=?utf-8?B?5rc=?=", true),
    ] as [(String, [UInt8], String, Bool)])
  func unknownCharsets(charset: String, body: [UInt8], subject: String, isSaid: Bool) throws {
    let header =
      "From: a@b.example\nMessage-ID: <1@b.example>\nDate: Mon, 12 Jan 2026 13:15:12 +0900\n"
      + "Subject: \(subject)\nContent-Type: text/plain; charset=\(charset)\n\n"
    let document = try read(Array(header.utf8) + body + [0x0A], path: "a.eml")
    #expect(posts(document).count == 1)
    #expect(document.notices.count == (isSaid ? 1 : 0))
  }

  /// Each message of a chain answers the one before: gone back by each anew, it would take hours.
  @Test func longChain() throws {
    let count = 10_000
    let box = (0..<count).map { number in
      "From a@b.example Mon Jan 12 13:15:12 2026\nFrom: a@b.example\nMessage-ID: <\(number)@x>\n"
        + (number > 0 ? "In-Reply-To: <\(number - 1)@x>\n" : "") + "Subject: s\n\nHello.\n\n"
    }.joined()
    let document = try read(box, path: "a.mbox")
    #expect(posts(document).count == count)
    #expect(Set(posts(document).map(\.thread)) == ["0@x"])
  }

  @Test func messagesThatAnswerEachOther() throws {
    let box = [("1", "3"), ("2", "1"), ("3", "2"), ("4", "3")].map {
      "From a@b.example Mon Jan 12 13:15:12 2026\nFrom: a@b.example\nMessage-ID: <\($0)@x>\n"
        + "In-Reply-To: <\($1)@x>\nSubject: s\n\nHello.\n\n"
    }.joined()
    #expect(Set(posts(try read(box, path: "a.mbox")).map(\.thread)).count == 1)
  }

  /// What begins as encoded words do, or zones in parentheses, and ends nowhere.
  @Test func manyBeginnings() throws {
    let words = String(repeating: "=?a?b?x", count: 100_000)
    let others = String(repeating: "=?a?z?x", count: 100_000)
    for subject in [words, others + "?=", words + "?="] {
      let mail =
        "From: a@b.example\nMessage-ID: <1@x>\nDate: Mon, 12 Jan 2026 13:15:12 +0900\nSubject: \(subject)\n\nHello.\n"
      #expect(try posts(read(mail, path: "a.eml")).count == 1)
    }
    let wiki =
      "<mediawiki><siteinfo><sitename>W</sitename></siteinfo><page><title>Talk:Tea</title><revision>"
      + "<timestamp>2026-01-01T00:00:00Z</timestamp><text>Hello. [[User:Umi|Umi]] 14:59, 31 December 2025 (UTC)\n\n"
      + String(repeating: ")", count: 300_000) + "</text></revision></page></mediawiki>"
    #expect(try posts(read(wiki, path: "w.xml")).first?.author == "Umi")
  }

  @Test func flowedAndHTML() throws {
    let head = "From: a@b.example\nDate: Mon, 12 Jan 2026 13:15:12 +0900\nMessage-ID: <x@y>\n"
    let flowed = try read(
      "\(head)Content-Type: text/plain; format=flowed\n\none \ntwo\n\n> a \n> b\n-- \nme\n",
      path: "a.eml")
    #expect(posts(flowed).map(\.text) == ["one two\n\n> a b\n-- \nme"])
    let html = try read(
      "\(head)Content-Type: text/html\n\n<p>a<br>b &amp; <a href='https://b.example/'>c</a></p>\n",
      path: "a.eml")
    #expect(posts(html).map(\.text) == ["a\nb & c"])
    #expect(posts(html).map(\.links) == [["https://b.example/"]])
  }

  // MARK: Feeds

  @Test func feeds() throws {
    let rss = """
      <?xml version="1.0"?>
      <!-- made by hand -->
      <rss version="2.0" xmlns:dc="d" xmlns:content="c"><channel><title>海の便り</title>
      <language>ja</language><image><title>no</title></image>
      <item><title>一 &amp; 二</title><link>https://b.example/1</link>
      <description>&lt;p&gt;一行目&lt;br&gt;二行目&amp;nbsp;&lt;/p&gt;</description>
      <dc:creator>甲</dc:creator><pubDate>Mon, 12 Jan 2026 13:15:12 +0900</pubDate></item>
      <item><title>題だけ&nbsp;</title><guid isPermaLink="false">x-2</guid></item>
      </channel></rss>
      """
    let document = try read(rss, path: "index.xml")
    #expect(document.reader == .feed)
    #expect(document.title == "海の便り")
    let posts = posts(document)
    #expect(posts.map(\.text) == ["一行目\n二行目", "題だけ"])
    #expect(posts.map(\.title) == ["一 & 二", "題だけ"])
    #expect(posts.map(\.author) == ["甲", nil])
    #expect(posts.map(\.sourceID) == ["https://b.example/1", "x-2"])
    #expect(posts.map(\.permalink) == ["https://b.example/1", nil])
    #expect(posts.map(\.source) == ["海の便り", "海の便り"])
    #expect(posts[0].time?.edtf(in: .utc) == "2026-01-12T04:15:12Z")
    #expect(posts[0].language == "ja")

    let atom = try read(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="t"><title>T</title>
      <author><name>甲</name></author>
      <entry><id>tag:1</id><title type="html">&lt;b&gt;題&lt;/b&gt;</title><link rel="edit" href="no"/>
      <link rel="alternate" href="https://b.example/2"/><author><name>乙</name></author>
      <published>2026-01-12T13:15:12+09:00</published><updated>2026-02-01T00:00:00Z</updated>
      <content type="xhtml"><div xmlns="x"><p>本文<em>です</em><br/>二行目</p></div></content></entry>
      <entry><id>tag:2</id><thr:in-reply-to ref="tag:1"/><content type="text">a &lt; b</content></entry>
      </feed>
      """, path: "a.atom")
    let entries = self.posts(atom)
    #expect(entries.map(\.text) == ["本文です\n二行目", "a < b"])
    #expect(entries[0].title == "題" && entries[0].author == "乙")
    // The feed's own author where an entry names none.
    #expect(entries[1].author == "甲")
    #expect(entries[0].permalink == "https://b.example/2")
    #expect(entries[0].time?.edtf(in: .utc) == "2026-01-12T04:15:12Z")
    #expect(entries[1].repliesTo.map(\.spelling) == ["tag:1"] && entries[1].kind == .comment)

    let rdf = try read(
      """
      <rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d">
      <channel rdf:about="c"><title>T</title></channel>
      <item rdf:about="https://b.example/3"><title>t</title><link>https://b.example/3</link>
      <description>あ</description><dc:date>2026-01-12</dc:date></item></rdf:RDF>
      """, path: "index.rdf")
    #expect(self.posts(rdf).map(\.text) == ["あ"])
    #expect(self.posts(rdf).map(\.source) == ["T"])
  }

  @Test func brokenXML() throws {
    let document = try read(
      "<rss><channel><title>T</title><item><title>一</title></item>\n<item><title>二</b></item></channel></rss>",
      path: "a.xml")
    #expect(posts(document).map(\.text) == ["一"])
    #expect(document.notices.count == 1)
    #expect(document.notices[0].message.english.contains("no XML"))
    #expect(document.notices[0].line == 2)
  }

  /// Neither entities that grow, nor files of others, nor depth do any harm.
  @Test func hostileXML() throws {
    var entities = "<!ENTITY a0 \"boom\">"
    for level in 1...20 {
      entities += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
    }
    let bomb = try read(
      "<?xml version=\"1.0\"?><!DOCTYPE rss [\(entities)<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
        + "<rss><channel><item><title>x&a20;&f;y</title></item></channel></rss>", path: "a.xml")
    #expect(posts(bomb).allSatisfy { $0.text.utf8.count < 100 && !$0.text.contains("root") })
    let deep =
      "<rss><channel><item>" + String(repeating: "<b>", count: 100_000) + "x"
    let document = try read(deep, path: "a.xml")
    #expect(document.notices.contains { $0.message.english.contains("deeper") })
  }

  @Test func unknownXML() throws {
    let error = #expect(throws: CorpusError.self) {
      try DocumentReader.read(
        bytes: Array("<?xml version=\"1.0\"?><smses count=\"1\"><sms body=\"x\"/></smses>".utf8),
        path: "a.xml")
    }
    #expect(error?.message.english.contains("<smses>") == true)
    // Angle brackets alone make no XML.
    #expect(try read("<memo>\n\n海を見た。\n", path: "a.txt").reader == .plain)
  }

  // MARK: Wikis

  @Test func talk() throws {
    let dump = """
      <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="ja">
      <siteinfo><sitename>百科</sitename></siteinfo>
      <page><title>ノート:深海</title><ns>1</ns><id>5</id>
      <revision><id>8</id><text>古い版</text></revision>
      <revision><id>9</id><timestamp>2026-01-03T00:00:00Z</timestamp>
      <text xml:space="preserve">{{議論}}
      == 分割 ==
      分割しませんか。
      理由は二つ。--[[利用者:Aoi|Aoi]]（[[利用者‐会話:Aoi|会話]]） 2026年1月12日 (月) 13:15 (UTC)
      :反対 &amp;mdash; &lt;small&gt;[[User:Beni#x|B]] ([[User talk:Beni|talk]])&lt;/small&gt; 14:00, 12 January 2026 (UTC)
      ::なるほど。 [[特別:投稿記録/192.0.2.1|192.0.2.1]] 2026年1月12日 (月) 15:00 (UTC)
      : 賛成。--[[利用者:Chie]] 2026年1月13日 (火) 00:10 (JST)
      署名のない一言。
      == 二 ==
      別の話。--[[利用者:Aoi|Aoi]] 2026年1月14日 (水) 10:00 (UTC)
      </text></revision></page></mediawiki>
      """
    let document = try read(dump, path: "talk.xml")
    #expect(document.reader == .wikiTalk)
    let posts = posts(document)
    #expect(
      posts.map(\.text) == ["分割しませんか。\n理由は二つ。", "反対 &mdash;", "なるほど。", "賛成。", "署名のない一言。", "別の話。"])
    #expect(posts.map(\.author) == ["Aoi", "Beni", "192.0.2.1", "Chie", nil, "Aoi"])
    #expect(posts.map { $0.repliesTo.map(\.spelling) } == [[], ["1"], ["2"], ["1"], [], []])
    #expect(posts.map(\.kind) == [.opening, .reply, .reply, .reply, .fragment, .opening])
    #expect(posts.map(\.heading) == ["分割", "分割", "分割", "分割", "分割", "二"])
    #expect(posts[1].time?.edtf(in: .utc) == "2026-01-12T14:00Z")
    #expect(posts[3].time?.edtf(in: .utc) == "2026-01-12T15:10Z")
    #expect(posts.allSatisfy { $0.source == "百科" && $0.language == "ja" })
    let line = dump.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.hasPrefix(":反対") }
    #expect(posts[1].lines.lowerBound == line.map { $0 + 1 })
  }

  // MARK: TEI

  @Test func utterances() throws {
    let document = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt>
      <title type="main">Sitting</title></titleStmt></fileDesc><profileDesc><settingDesc><setting>
      <date when="2026-01-12"/></setting></settingDesc><particDesc><listPerson><person xml:id="Kai">
      <persName><surname>Sea</surname><forename>Kai</forename></persName></person></listPerson>
      </particDesc></profileDesc></teiHeader>
      <text><body><div><head>Opening</head><note type="speaker">KAI:</note>
      <u xml:id="u1" who="#Kai"><seg>Good <gap/><note>laughs</note>morning .</seg><seg>We begin.</seg></u>
      <u xml:id="u2" who="#Riku"><seg><s><w>No</w><pc join="left">,</pc><w>thanks</w></s></seg></u>
      </div></body></text></TEI>
      """, path: "a.xml")
    #expect(document.reader == .tei)
    let posts = posts(document)
    #expect(posts.map(\.text) == ["Good morning .\nWe begin.", "No, thanks"])
    #expect(posts.map(\.author) == ["Sea, Kai", "#Riku"])
    #expect(posts.map(\.authorID) == ["#Kai", "#Riku"])
    #expect(posts.map(\.sourceID) == ["u1", "u2"])
    #expect(posts.map(\.source) == ["Sitting", "Sitting"])
    #expect(posts.map(\.heading) == ["Opening", "Opening"])
    #expect(posts.map { $0.time?.edtf(in: .tokyo) } == ["2026-01-12", "2026-01-12"])
  }

  // MARK: Minutes

  @Test(arguments: ["", #"<?xml version="1.0" encoding="UTF-8"?>"#])
  func speeches(start: String) throws {
    let document = try read(
      start + """
        <data><numberOfRecords>1</numberOfRecords><records><record><recordData><speechRecord>\
        <speechID>s_001</speechID><issueID>s</issueID><date>2026-01-12</date><nameOfHouse>海の院</nameOfHouse>\
        <nameOfMeeting>泥の委員会</nameOfMeeting><speaker>港長</speaker><speakerRole></speakerRole>\
        <speech>○港長　始めます。
        　泥の件です。</speech><speechURL>https://a.example/1</speechURL></speechRecord></recordData></record>
        </records></data>
        """, path: "raw.xml")
    #expect(document.reader == .minutes)
    let posts = posts(document)
    #expect(posts.map(\.text) == ["○港長　始めます。\n　泥の件です。"])
    #expect(posts.map(\.author) == ["港長"] && posts.map(\.source) == ["泥の委員会"])
    #expect(posts.map(\.sourceID) == ["s_001"] && posts.map(\.thread) == ["s"])
    #expect(posts.map { $0.time?.edtf(in: .tokyo) } == ["2026-01-12"])
    #expect(posts[0].own.byName == ["nameOfHouse": .text("海の院")])
  }

  @Test func meetings() throws {
    func meeting(_ id: String, _ name: String, _ speakers: [String]) -> String {
      let speeches = speakers.map {
        "<speechRecord><speechID>\(id)_\($0)</speechID><speaker>\($0)</speaker><speech>はい。</speech></speechRecord>"
      }
      return "<meetingRecord><issueID>\(id)</issueID><nameOfMeeting>\(name)</nameOfMeeting>"
        + "<date>2026-01-12</date>\(speeches.joined())</meetingRecord>"
    }
    let document = try read(
      "<data>\(meeting("a", "泥", ["甲", "乙"]))\(meeting("b", "船", ["丙"]))</data>", path: "m.xml")
    let posts = posts(document)
    #expect(posts.map(\.author) == ["甲", "乙", "丙"] && posts.map(\.thread) == ["a", "a", "b"])
    #expect(posts.map(\.source) == ["泥", "泥", "船"] && posts.allSatisfy { $0.time != nil })
  }

  /// What is called XML and is none that tori knows is no text.
  @Test func unknownElements() {
    #expect(throws: CorpusError.self) { try read("<log><line>x</line></log>", path: "a.xml") }
  }

  @Test(arguments: ["a.xml", "a.vrt"]) func verticalTextOfAnyName(path: String) throws {
    let text = "<file id=\"1\">\n<s>\n海\t名詞\t海\nの\t助詞\tの\n泥\t名詞\t泥\n</s>\n</file>\n"
    #expect(try read(text, path: path).reader == .vertical)
    #expect(try read("\u{FEFF}" + text, path: path).reader == .vertical)
  }

  // MARK: Vertical text, headings

  @Test func vertical() throws {
    let document = try read(
      """
      <?xml version="1.0"?>
      <corpus>
      <text id="t1" author="甲 &amp; 乙" date="2026-01-12" url="https://b.example/1">
      <p>
      <s>
      深海\t名詞
      の\t助詞
      泥\t名詞
      Good\tADJ
      day\tNOUN
      <g/>
      !\tPUNCT
      </s>
      </p>
      <p>
      次\t名詞
      </p>
      </text>
      <text id="t2" date="2026">
      終\t名詞
      </text>
      </corpus>

      """, path: "c.vrt")
    #expect(document.reader == .vertical)
    let posts = posts(document)
    #expect(posts.map { $0.text.split(separator: "\n") } == [["深海の泥Good day!", "次"], ["終"]])
    #expect(posts.map(\.author) == ["甲 & 乙", nil])
    #expect(posts.map(\.sourceID) == ["t1", "t2"])
    #expect(posts.map { $0.time?.edtf(in: .tokyo) } == ["2026-01-12", "2026"])
    #expect(posts.map(\.permalink) == ["https://b.example/1", nil])
  }

  @Test func speechesInVerticalText() throws {
    let document = try read(
      "<text id=\"x\" date=\"2026-01-12\">\n<note content=\"A\"/>\n<speech id=\"u1\" speaker_name=\"Kai\">\nYes\tINTJ\n</speech>\n<speech id=\"u2\" speaker_name=\"Riku\">\nNo\tINTJ\n</speech>\n</text>\n",
      path: "a.vert")
    let posts = posts(document)
    #expect(posts.map(\.text) == ["Yes", "No"])
    #expect(posts.map(\.author) == ["Kai", "Riku"])
    #expect(posts.map(\.sourceID) == ["u1", "u2"])
    #expect(posts.map { $0.time?.edtf(in: .tokyo) } == ["2026-01-12", "2026-01-12"])
  }

  /// What is no field of the model is a column: of the post by its name, of what is around it as CWB calls it.
  @Test func attributes() throws {
    let vertical = try read(
      "<text id=\"x\" house=\"参\">\n<u speaker=\"Kai\" role=\"chair\" age=\"61\">\nYes\tINTJ\n</u>\n<u role=\"\">\nNo\tINTJ\n</u>\n</text>\n",
      path: "a.vert")
    #expect(
      posts(vertical).map { $0.own.byName.mapValues(\.text) } == [
        ["text_id": "x", "text_house": "参", "role": "chair", "age": "61"],
        ["text_id": "x", "text_house": "参"],
      ])
    let tei = try read(
      "<TEI><text><body><u who=\"#a\" ana=\"#guest\" n=\"3\"><seg>x</seg></u></body></text></TEI>",
      path: "a.xml")
    #expect(posts(tei).map { $0.own.byName.mapValues(\.text) } == [["ana": "#guest", "n": "3"]])
  }

  @Test func headings() throws {
    let document = try read("<h1>上</h1>\n<H2>一</H2>\n波の音。\n\n風。\n<h1>下</h1>\n雨。\n", path: "k.txt")
    #expect(document.reader == .khCoder)
    let posts = posts(document)
    #expect(posts.map(\.text) == ["波の音。", "風。", "雨。"])
    #expect(posts.map(\.heading) == ["上 > 一", "上 > 一", "下"])
    #expect(posts.map(\.number) == [1, 2, 3])
    #expect(posts.allSatisfy { $0.kind == .paragraph })
  }

  // MARK: Damage

  /// Cut, changed or turned about, a file of any form is tiled, and nothing traps.
  @Test(arguments: UInt64(0)..<40)
  func survivesDamage(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sources: [(String, ReaderName)] = [
      (Self.box, .mail),
      (
        "<rss><channel><title>T</title><item><title>一&amp;</title><guid>1</guid></item></channel></rss>",
        .feed
      ),
      (
        "<mediawiki><page><title>t</title><revision><text>== a ==\n:b &lt; [[User:C]] 2026年1月12日 (月) 13:15 (UTC)\n</text></revision></page></mediawiki>",
        .wikiTalk
      ),
      ("<TEI><teiHeader/><text><body><u who=\"#a\"><seg>x</seg></u></body></text></TEI>", .tei),
      (
        "<data><speechRecord><speechID>1</speechID><speech>x</speech></speechRecord></data>",
        .minutes
      ),
      ("<text id=\"1\">\n<p>\na\tb\n</p>\n</text>\n<text>\nc\td\n", .vertical),
      ("<h1>a</h1>\nb\n<h2>c</h2>\nd\n", .khCoder),
      (
        "<smses><sms address=\"1\" date=\"1768269600250\" type=\"1\" body=\"x\"/></smses>",
        .xmlRecords
      ),
      ("WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v A>x\n\n00:03.000 --> 00:04.000\ny\n", .subtitles),
      ("# newdoc id = a\n# text = x\n1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n\n1-2\ty\n1\tz\n", .conllu),
      (
        "TITLE: a\nDATE: 01/13/2026 11:00:00\n-----\nBODY:\nx\n-----\nCOMMENT:\nAUTHOR: b\ny\n-----\n--------\n",
        .movableType
      ),
      ("**** *a_1\nx\n-*t\ny\n**** *a_2\nz\n", .starred),
    ]
    for (text, reader) in sources {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) where bytes.count > 2 {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeLast(bytes.count - place)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.remove(at: place)
        default:
          let other = Int.random(in: 0..<bytes.count, using: &random)
          bytes.insert(contentsOf: bytes[min(place, other)..<max(place, other)], at: place)
        }
      }
      let document = try DocumentReader.read(
        bytes: bytes, path: "x", options: ReadOptions(encoding: .utf8, reader: reader))
      var end = 0
      for block in document.blocks {
        #expect(block.bytes.lowerBound == end)
        end = block.bytes.upperBound
      }
      #expect(end == bytes.count || document.blocks.isEmpty)
    }
  }
}

/// Values of data as people and programs write them.
@Suite struct FoundValueTests {
  private func posts(_ table: String, _ path: String = "t.csv") throws -> ([Block], [ReadNotice]) {
    let document = try DocumentReader.read(
      bytes: Array(table.utf8), path: path, options: ReadOptions(zone: .tokyo))
    return (document.blocks.filter(\.kind.isPost), document.notices)
  }

  @Test(arguments: [
    ("3.0", 3), (" 7", 7), ("\"1,234\"", 1234), ("\"1,234,567\"", 1_234_567), ("1.2万", 12_000),
    ("5K", 5000), ("1.5M", 1_500_000), ("１２３", 123), ("1万2345", 12_345), ("12件", 12), ("+5", 5),
    ("-3", -3), ("0", 0), ("12.00", 12), ("3億", 300_000_000), ("\"１，２３４\"", 1234),
  ])
  func counts(text: String, count: Int) throws {
    let (posts, notices) = try posts("id,text,likes\n1,あ,\(text)\n")
    #expect(posts.map(\.likes) == [count])
    #expect(notices.isEmpty)
  }

  @Test(arguments: ["", "nan", "None", "-", "NULL", "N/A"])
  func noCounts(text: String) throws {
    let (posts, notices) = try posts("id,text,likes\n1,あ,\(text)\n")
    #expect(posts.map(\.likes) == [nil])
    #expect(notices.isEmpty)
  }

  @Test(arguments: ["3.5", "\"1,23\"", "多い", "5 or 6", "1.2.3", "\"1,2345\"", "0x10"])
  func uncertainCounts(text: String) throws {
    let (posts, notices) = try posts("id,text,likes\n1,あ,\(text)\n")
    #expect(posts.map(\.likes) == [nil])
    #expect(notices.map(\.line) == [2])
  }

  @Test(arguments: [
    "\"['海', '泥']\"", "\"[\"\"海\"\", \"\"泥\"\"]\"", "海;泥", "海|泥", "\"海, 泥\"", "\"('海', '泥')\"",
    "\"{'海', '泥'}\"", "海、泥", "#海 #泥", "\"[{'text': '海', 'indices': [1, 2]}, {'text': '泥'}]\"",
    "\"['海' '泥']\"", "\"[\"\"\\u6d77\"\",\"\"泥\"\"]\"",
  ])
  func lists(text: String) throws {
    let (posts, _) = try posts("id,text,hashtags\n1,あ,\(text)\n")
    #expect(posts.map(\.hashtags) == [["海", "泥"]])
  }

  @Test func emptyLists() throws {
    let (posts, _) = try posts("id,text,hashtags\n1,あ,[]\n2,い,\n")
    #expect(posts.map(\.hashtags) == [[], []])
  }

  @Test(arguments: [
    ("date,time,text\n2026-01-12,13:15:12,あ\n", "2026-01-12T13:15:12+09:00"),
    ("日付,時刻,本文\n2026年1月12日,午後1時15分,あ\n", "2026-01-12T13:15+09:00"),
    ("time,date,text\n13:15,2026/1/12,あ\n", "2026-01-12T13:15+09:00"),
    ("date,time,text\n12/01/2026,8:00,あ\n13/01/2026,8:00,い\n", "2026-01-12T08:00+09:00"),
    // Which has no zone to be unsure of.
    (
      "timestamp,unix_timestamp,text\n2026-01-12 04:15:12,1768191312,あ\n",
      "2026-01-12T13:15:12+09:00"
    ),
    ("created_at,created_utc,text\n2026-01-12,1768191312.0,あ\n", "2026-01-12T13:15:12+09:00"),
    ("date,time,text\n2026-01-12,2026-01-12 13:15,あ\n", "2026-01-12T13:15+09:00"),
    ("date,time,text\n2026-01-12,,あ\n", "2026-01-12"),
  ])
  func timesInSeveralColumns(table: String, edtf: String) throws {
    let (posts, notices) = try posts(table)
    #expect(posts.first?.time?.edtf(in: .tokyo) == edtf)
    #expect(notices.isEmpty)
  }

  @Test(arguments: [
    "コメント", "ツイート本文", "発言", "自由記述", "レビュー", "投稿文", "comment", "tweet", "speech", "selftext",
    "rawContent",
  ])
  func namesOfTexts(name: String) throws {
    #expect(try posts("No.,\(name)\n1,あ\n").0.map(\.text) == ["あ"])
  }

  @Test func japaneseNames() throws {
    let (posts, _) = try posts(
      "投稿ID,作成日時,投稿者名,コメント,RT,いいね数\nx1,2026/1/12 13:15,甲,あ,5,\"1,234\"\n")
    #expect(posts.map(\.sourceID) == ["x1"])
    #expect(posts.map(\.author) == ["甲"])
    #expect(posts.map { $0.time?.edtf(in: .tokyo) } == ["2026-01-12T13:15+09:00"])
    #expect(posts.map(\.reposts) == [5])
    #expect(posts.map(\.likes) == [1234])
  }

  @Test func concordanceLines() throws {
    let table =
      "サンプル ID\t開始位置\t前文脈\tキー\t後文脈\t品詞\t執筆者\t出版年\nAB_1\t690\t海|の|\t泥\t|を|掘る|。|#\t名詞\t甲\t2008\nAB_1\t720\t#|\t船\t|が|\t名詞\t\t2004\n"
    let source = Fixture.convert(Array("\u{FEFF}\(table)".utf8), "UTF-8", "UTF-16LE")
    let document = try DocumentReader.read(bytes: source, path: "BCCWJ.txt")
    #expect(document.reader == .tsv && document.encoding == .utf16LE)
    let posts = document.blocks.filter(\.kind.isPost)
    #expect(posts.map(\.text) == ["海の泥を掘る。", "船が"])
    #expect(posts.map(\.sourceID) == ["AB_1:690", "AB_1:720"])
    #expect(posts.map(\.author) == ["甲", nil])
    #expect(posts.map { $0.time?.edtf(in: .tokyo) } == ["2008", "2004"])
  }

  @Test func shitarabaLines() throws {
    let document = try DocumentReader.read(
      bytes: Array(
        "1<>甲<>sage<>2026/01/12(月) 13:15:12<>海&amp;泥<br>二<>題&copy;名<>abC1\n3<>乙<><>2026/01/12(月) 13:16:00<><a href=\"/x/1\">&gt;&gt;1</a> はい<><>???\n"
          .utf8), path: "1.dat")
    #expect(document.title == "題©名")
    #expect(document.blocks.map(\.number) == [1, 3])
    #expect(document.blocks.map(\.text) == ["海&泥\n二", ">>1 はい"])
    #expect(document.blocks.map(\.authorID) == ["abC1", nil])
    #expect(document.blocks.map(\.author) == ["甲", "乙"])
    #expect(document.blocks[1].repliesTo.map(\.spelling) == ["1"])
  }
}
