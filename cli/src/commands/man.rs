//! `rekindle man`: the manual page, made of the tables that the program itself goes by.

use super::{Outcome, SUMMARY};
use crate::python;
use clap::Command;
use std::process::ExitCode;

/// Prints the manual page.
///
/// Example: rekindle man | man -l -
#[derive(clap::Args)]
pub(super) struct Args {}

pub(super) fn run(line: &Command) -> Outcome {
    print!("{}", page(line));
    Ok(ExitCode::SUCCESS)
}

/// Text of a page: no line of it is taken for a request, no dash for a hyphen.
fn plain(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    match text.starts_with(['.', '\'']) {
        true => format!("\\&{text}"),
        false => text,
    }
}

/// A term and what it means.
fn row(term: &str, meaning: &str) -> String {
    format!(".TP\n.B {}\n{}\n", plain(term), plain(meaning))
}

fn page(line: &Command) -> String {
    let mut text = format!(
        ".TH REKINDLE 1 \"\" \"Rekindle {}\"\n.SH NAME\nrekindle \\- runs Python programs, and remembers how\n\
         .SH SYNOPSIS\n.B rekindle\n[option] ... [\\-c cmd | \\-m mod | file | \\-] [arg] ...\n.br\n.B rekindle\nCOMMAND ...\n\
         .SH DESCRIPTION\nUsed like python. What gets hot is compiled, and what was learned is kept for the next run.\n\
         A file of a command's name goes first.\n.SH OPTIONS\n",
        env!("CARGO_PKG_VERSION")
    );
    text.push_str(&row("-c cmd", "run statements"));
    text.push_str(&row("-m mod", "run a module as a program"));
    for (letter, meaning, _) in python::FLAGS {
        if !meaning.starts_with("accepted") {
            text.push_str(&row(&format!("-{letter}"), meaning));
        }
    }
    for (name, argument, meaning) in python::X_OPTIONS {
        let option = python::typed_x_option(name, argument);
        text.push_str(&row(&format!("-X {option}"), meaning));
    }
    text.push_str(".SH COMMANDS\n");
    for (name, meaning) in SUMMARY {
        text.push_str(&row(name, meaning));
        if let Some(command) = line.find_subcommand(name) {
            options(&mut text, command);
        }
    }
    text.push_str(".SH ENVIRONMENT\n");
    text.push_str(&row("REKINDLE_STORE", "where findings are kept, or off"));
    text.push_str(&row(
        "PYTHON...",
        "as CPython; PYTHON_JIT=0 turns the compiled tiers off",
    ));
    text
}

/// What a command takes, indented below it; of the commands below it too.
fn options(text: &mut String, command: &Command) {
    text.push_str(".RS\n");
    for argument in command.get_arguments() {
        let help = argument
            .get_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        let name = match argument.get_long() {
            Some(long) => format!("--{long}"),
            None => argument.get_id().to_string().to_uppercase(),
        };
        text.push_str(&row(&name, &help));
    }
    for below in command.get_subcommands() {
        let about = below
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        text.push_str(&row(below.get_name(), &about));
        options(text, below);
    }
    text.push_str(".RE\n");
}
