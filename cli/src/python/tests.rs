//! The command line as it is read.

use super::*;

fn parse_words(words: &str) -> Result<Request, String> {
    let words: Vec<OsString> = words.split(' ').map(OsString::from).collect();
    parse(&words)
}

fn run(words: &str) -> CommandLine {
    match parse_words(words) {
        Ok(Request::Run(line)) => *line,
        other => panic!("{other:?}"),
    }
}

#[test]
fn options_end_at_the_program() {
    let line = run("-OO -uB a.py -O --help");
    assert_eq!(line.what, What::File("a.py".into()));
    assert_eq!(
        (line.optimize, line.unbuffered, line.dont_write),
        (2, true, true)
    );
    assert_eq!(line.args, ["-O", "--help"]);
}

#[test]
fn commands_and_modules_take_the_rest() {
    let line = run("-cpass -x y");
    assert_eq!(line.what, What::Command("pass\n".into()));
    assert_eq!(line.args, ["-x", "y"]);
    let line = run("-Im pkg.mod -c");
    assert_eq!(line.what, What::Module("pkg.mod".into()));
    assert!(line.isolated && line.safe_path && line.ignore_environment);
    assert_eq!(run("- a").args, ["a"]);
}

#[test]
fn our_options_are_checked_and_others_ignored() {
    let line = run("-Xtier=1 -X store=off -X stress=exits:7 -X frozen_modules=on -X stats a");
    assert_eq!(line.tier, Some(Tier::One));
    assert_eq!(line.store, [StoreChoice::Off]);
    assert_eq!(
        (line.stress_exits, line.stats),
        (Some(7), Some(StatsChoice::Table))
    );
    let line = run("-X stats=json:s.json -X stress=gc a");
    assert_eq!(line.stats, Some(StatsChoice::Json("s.json".into())));
    assert!(line.stress_gc);
    let error = parse_words("-X tier=9 a").expect_err("no such tier");
    assert_eq!(error, "-X tier: expected 0|1|2|auto, not '9'");
    assert!(run("-X fault=wrong_fold a").faults.wrong_fold);
    let error = parse_words("-X fault=none a").expect_err("no such fault");
    assert!(
        error.starts_with("-X fault: expected wrong_fold|"),
        "{error}"
    );
}

#[test]
fn mistakes_are_told_as_cpython_tells_them() {
    assert_eq!(parse_words("-Z"), Err("Unknown option: -Z".into()));
    assert_eq!(parse_words("--zz"), Err("unknown option --zz".into()));
    assert_eq!(
        parse_words("-c"),
        Err("Argument expected for the -c option".into())
    );
    assert_eq!(parse_words("-V"), Ok(Request::Version { long: false }));
    assert_eq!(parse_words("-VV"), Ok(Request::Version { long: true }));
    assert_eq!(parse_words("-h"), Ok(Request::Help));
}
