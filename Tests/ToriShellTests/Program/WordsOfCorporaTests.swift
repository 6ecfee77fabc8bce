import Testing
import ToriWords

/// Words of corpora that are not Japanese, or of which somebody says what is a word; and dictionaries that are not there.
@Suite(.enabled(if: WordDictionary.installedFolder != nil))
struct WordsOfCorporaTests {
  private static let english = """
    {"author":"ann","text":"Rare earth mining isn't new. The U.S. mines rare earth elements."}
    {"author":"bob","text":"China's export controls hit rare earth supply; the EU reacts."}
    {"author":"ann","text":"Export controls again! Export controls don't help the supply chain."}

    """

  /// Everything that counts words, on posts in English: run in one script, in one process.
  @Test func englishPosts() throws {
    let world = ProgramWorld()
    world.write(Self.english, to: "posts.jsonl")
    world.write(
      """
      posts | words | where content | select word, pos, count | limit 3
      posts | words | where word = "isn't" | select word, count
      posts where mentions word "exports"
      posts | kwic [word = "export"] "controls" | count by match
      posts where mentions word "Export" near word "supply" within 6 | select id
      posts by ann | keywords against (posts by bob) at least 2 | where word = "rare" | select word, count, other
      posts | collocates of word "controls" within 1 | where word = "export" | select word, count, observed
      posts | kwic any of word "eu", word exactly "U.S." | select match
      posts | kwic /[A-Z][.][A-Z][.]/ | count
      posts | network of words at least 2 | where from = "controls" and to = "export" | select from, to, count

      """, to: "words.tq")
    let found = try world.sh("\"$TORI\" posts.jsonl -f words.tq --format csv 2>notes.txt")
    #expect(found.status == 0)
    let lines = Set(
      found.output.split { $0.isNewline }.map(String.init))
    for line in [
      "controls,x,3", "isn't,1", "export controls,1", "Export controls,2", "rare,2,1", "Export,3,3",
      "EU",
      "U.S.", "controls,Export,2",
    ] {
      #expect(lines.contains(line), "\(line): \(found.output)")
    }
    #expect(world.text(of: "notes.txt").contains("no word has the dictionary form \"exports\""))
  }

  @Test func koreanThaiAndChinese() throws {
    let world = ProgramWorld()
    world.write(
      "{\"text\":\"한국어는 띄어쓰기로 나눈다. 한국어는\"}\n{\"text\":\"ภาษาไทย\"}\n{\"text\":\"他们说中国的发展很快。\"}\n",
      to: "posts.jsonl")
    let found = try world.sh(
      "\"$TORI\" posts.jsonl -c 'posts | words | where count > 1 | select word, count' --format csv"
    )
    #expect(found.output.contains("한국어는,2"))
    #expect(
      found.errors.contains(
        "of the words are in Chinese or Thai, which no dictionary here cuts: each character is one")
    )
  }

  @Test func compoundsAndStopWordsBesideTheCorpus() throws {
    let world = ProgramWorld()
    world.write(Self.english, to: "posts.jsonl")
    world.write("rare earth\n\nexport controls\n★★\n", to: "posts.jsonl.compounds")
    world.write("the\n", to: "posts.jsonl.stop")
    let found = try world.sh(
      """
      "$TORI" posts.jsonl -c 'posts | words | limit 2 | select word, count | save "w.csv"'
      cat w.csv
      "$TORI" posts.jsonl -c 'posts where mentions word "Rare Earth" | count' --format csv
      "$TORI" posts.jsonl -c 'describe' >/dev/null
      rm posts.jsonl.stop
      "$TORI" rerun w.csv
      "$TORI" posts.jsonl -c 'expect corpus = "w.csv"'; echo $?
      """)
    #expect(found.output.contains("export controls,3\r\nrare earth,3\r\n"), "\(found.output)")
    #expect(found.output.contains("count\r\n2\r\n"))
    #expect(found.output.hasSuffix("1\n"))
    for words in [
      "posts.jsonl.compounds: nothing stands on line 2",
      "posts.jsonl.compounds:4: '★★' has no letter and no digit, so it is no word, and passed over",
      "1 stop word with 3 occurrences is left out; N has them",
      "compounds: rare earth, export controls; stop words: the", "stop words: -the",
    ] {
      #expect((found.errors + found.output).contains(words), "\(words): \(found.errors)")
    }
    #expect(world.text(of: "w.csv.meta.json").contains("\"lists\""))
  }

  /// By what words are cut is a part of the corpus's checksum, for who asks of words.
  @Test func theChecksumWithWords() throws {
    let world = ProgramWorld()
    world.write(Self.english, to: "posts.jsonl")
    let found = try world.sh(
      """
      sum=$("$TORI" posts.jsonl -c 'describe' 2>&1 >/dev/null | sed -n 's/.*with words //p' | tr -d '\\n ')
      "$TORI" posts.jsonl -c "expect corpus = \"$sum\""; echo $?
      "$TORI" posts.jsonl -c "expect corpus = \"${sum%%-*}\""; echo $?
      "$TORI" posts.jsonl -c 'posts | count by doc | save "n.csv"'; grep -c "${sum#*-}" n.csv.meta.json
      "$TORI" posts.jsonl -c "expect corpus = \"${sum%%-*}-0123456789abcdef.1\""; echo $?
      """)
    #expect(found.output == "0\n0\n1\n1\n", "\(found.errors)")
    #expect(found.errors.contains("the corpus is the one expected, its words are others"))
    #expect(found.errors.contains("then: 0123456789abcdef.1; now: words cut by "))
  }

  /// A dictionary that is not there, or is broken, ends neither the process nor the script before what needs no words.
  @Test func dictionariesThatCannotBeUsed() throws {
    let world = ProgramWorld()
    let whole = try #require(WordDictionary.installedFolder)
    let found = try world.sh(
      """
      "$TORI" --dictionary /nowhere "$SEEDS" -c 'posts | words'; echo "a$?"
      "$TORI" --dictionary /nowhere "$SEEDS" -c 'posts | count' --format csv; echo "b$?"
      mkdir cut; cp -L "\(whole)"/* cut; head -c 100000 cut/sys.dic >s; mv s cut/sys.dic
      "$TORI" --dictionary cut "$SEEDS" -c 'posts | words'; echo "c$?"
      cp -L "\(whole)"/sys.dic cut; : >cut/dicrc; "$TORI" --dictionary cut "$SEEDS" -c 'posts | words'; echo "d$?"
      printf '@@@@\\n' >cut/dicrc; "$TORI" --dictionary cut "$SEEDS" -c 'posts | words'; echo "e$?"
      """)
    for end in ["a3\n", "b0\n", "c3\n"] { #expect(found.output.contains(end), "\(found.output)") }
    #expect(found.errors.contains("'/nowhere' is no dictionary of MeCab"))
    #expect(found.errors.contains("is damaged (sys.dic)"))
    // Whatever MeCab makes of another dicrc, the process ends by itself.
    #expect(!found.output.contains("d1") && !found.output.contains("e1"), "\(found.output)")
  }
}
