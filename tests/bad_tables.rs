//! Bad tables: each mistake in a row or a header gives one clear message with its place.

mod problems;

use problems::check;

#[test]
fn tables_of_records() {
    let header = "id,speaker,text,date,confidence,content_spans,concepts,mode\n";
    for (row, expected) in [
        (
            "s,person/a,\"one, two\nthree\",31-02-2024,1,,,",
            r#"
statements.csv:3:8: "31-02-2024" is not a date
  caused by: day 31 is out of range for February
  hint: write dates as YYYY-MM-DD, or skip such rows with --lenient"#,
        ),
        (
            "s,person/a,é,2024,high,12-x,c=2,shouted",
            r#"
statements.csv:2:19: "high" is not a number
  hint: write numbers like 0.75
statements.csv:2:24: "12-x" is not a place in a text
  hint: write spans as 12-34|40-50
statements.csv:2:29: the stance 2 is not within -1 to 1
statements.csv:2:33: "shouted" is not a mode
  hint: write one of: direct, indirect, mixed"#,
        ),
        (
            "s,person/a,x",
            r"
statements.csv:2:1: the row has 3 cells, but the header has 8
  hint: put a cell that holds a comma between quotation marks",
        ),
        (
            "\n,,,,,,,\ns,,x,,,,,",
            r#"
statements.csv:4:1: the statement has no "speaker"
  hint: fill in the column "speaker""#,
        ),
        (
            "s,person/a,\"never closed,,,,,\nt,person/a,x,,,,,",
            r#"
statements.csv:2:12: a quotation mark opens here and is never closed
  hint: close the cell with a quotation mark, or write "" for one inside a cell"#,
        ),
    ] {
        check("statements.csv", format!("{header}{row}\n"), 0, expected);
    }
    check(
        "actors.csv",
        "id,name,Name\r\na,A,B\r\n",
        1,
        r#"
actors.csv:1:9: the column "Name" appears twice
  hint: rename or delete one of the two; the first is used"#,
    );
    check(
        "actors.csv",
        "id;label\na;A\n",
        0,
        r#"
actors.csv:1:1: the column "name" is missing
  caused by: the first row names "id", "label"
  hint: the first row must hold the names of the columns"#,
    );
    check(
        "a.csv",
        "colour,size\nred,5\n",
        0,
        r"
a.csv:1:1: the columns are neither those of records nor of statements
  hint: name the table after what it holds (actors.csv, statements.csv, …), or name its columns speaker, organisation, concept, agreement, text, date; above rows that are edges, write source,target",
    );
}

#[test]
fn long_words_are_cut_in_messages() {
    let name = "long".repeat(1000);
    check(
        "documents.csv",
        format!("id,date\nd,{name}\n"),
        0,
        &format!(
            "
documents.csv:2:3: \"{}…\" is not a date
  hint: write dates as YYYY-MM-DD, or skip such rows with --lenient",
            "long".repeat(15)
        ),
    );
}

#[test]
fn tables_of_coded_statements() {
    check(
        "debate.csv",
        "speaker;organisation;concept;agreement;date\n;;Tram;yes;2024\nAda;;Tram;maybe;2024\nAda;;Tram;yes;01.02.2024\n",
        0,
        r#"
debate.csv:2:1: nobody speaks in this row
  hint: fill in the speaker, or the organisation that speaks
debate.csv:3:11: "maybe" is not an agreement
  hint: write yes or no, agree or disagree, or a number from -1 to 1
debate.csv:4:15: "01.02.2024" is not a date
  caused by: it could mean 2024-02-01 or 2024-01-02
  hint: write dates as YYYY-MM-DD, or skip such rows with --lenient"#,
    );
}
