//! `rekindle completions`: what a shell needs to complete commands, their options, and files.

use super::{Outcome, SUMMARY};
use clap::Command;
use std::process::ExitCode;

/// Prints what a shell needs to complete commands.
///
/// Example: source <(rekindle completions bash)
#[derive(clap::Args)]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
}

pub(super) fn run(args: &Args, line: &Command) -> Outcome {
    let text = match args.shell {
        Shell::Bash => bash(line),
        Shell::Zsh => zsh(line),
        Shell::Fish => fish(line),
    };
    print!("{text}");
    Ok(ExitCode::SUCCESS)
}

/// A word that may follow a command, with a line about it.
struct Word {
    word: String,
    about: String,
}

/// The commands below one, and its options; those of the commands below it too.
fn words(command: &Command) -> Vec<Word> {
    let about = |text: Option<&clap::builder::StyledStr>| {
        let text = text.map(ToString::to_string).unwrap_or_default();
        text.lines().next().unwrap_or_default().to_string()
    };
    let mut words = Vec::new();
    for below in command.get_subcommands() {
        let word = below.get_name().to_string();
        words.push(Word {
            word,
            about: about(below.get_about()),
        });
        words.extend(
            self::words(below)
                .into_iter()
                .filter(|word| word.word.starts_with("--")),
        );
    }
    for argument in command.get_arguments() {
        if let Some(long) = argument.get_long() {
            let word = format!("--{long}");
            words.push(Word {
                word,
                about: about(argument.get_help()),
            });
        }
    }
    words.push(Word {
        word: "--help".into(),
        about: "Print help".into(),
    });
    let mut seen = std::collections::BTreeSet::new();
    words.retain(|word| seen.insert(word.word.clone()));
    words
}

fn joined(words: &[Word]) -> String {
    words
        .iter()
        .map(|word| &*word.word)
        .collect::<Vec<_>>()
        .join(" ")
}

fn bash(line: &Command) -> String {
    let commands: Vec<&str> = SUMMARY.iter().map(|(name, _)| *name).collect();
    let mut text = format!(
        "_rekindle() {{\n    local words='' word=\"${{COMP_WORDS[COMP_CWORD]}}\"\n    case \"${{COMP_WORDS[1]}}\" in\n\
         \u{20}   \"$word\") if [ \"$COMP_CWORD\" = 1 ]; then words='{}'; fi ;;\n",
        commands.join(" ")
    );
    for command in line.get_subcommands() {
        text.push_str(&format!(
            "    {}) words='{}' ;;\n",
            command.get_name(),
            joined(&words(command))
        ));
    }
    text.push_str(
        "    esac\n    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\"; compgen -f -- \"$word\")\n}\n\
         complete -o filenames -F _rekindle rekindle\n",
    );
    text
}

/// Text between single quotes of a shell, without what stands for more there.
fn plain(text: &str) -> String {
    text.replace('\'', "")
        .replace(':', ",")
        .replace(['[', ']'], "")
}

fn zsh(line: &Command) -> String {
    let row = |word: &str, about: &str| format!("'{word}:{}' ", plain(about));
    let commands: String = SUMMARY
        .iter()
        .map(|(name, about)| row(name, about))
        .collect();
    let mut text = format!(
        "#compdef rekindle\n_rekindle() {{\n    local -a rows\n    if (( CURRENT == 2 )); then\n        rows=({commands})\n    else\n        case $words[2] in\n"
    );
    for command in line.get_subcommands() {
        let rows: String = words(command)
            .iter()
            .map(|w| row(&w.word, &w.about))
            .collect();
        text.push_str(&format!(
            "        {}) rows=({rows}) ;;\n",
            command.get_name()
        ));
    }
    text.push_str("        esac\n    fi\n    _describe word rows\n    _files\n}\ncompdef _rekindle rekindle\n");
    text
}

fn fish(line: &Command) -> String {
    let mut text = String::new();
    for (name, about) in SUMMARY {
        text.push_str(&format!(
            "complete -c rekindle -n __fish_use_subcommand -a {name} -d '{}'\n",
            plain(about)
        ));
    }
    for command in line.get_subcommands() {
        let condition = format!("__fish_seen_subcommand_from {}", command.get_name());
        for word in words(command) {
            let what = match word.word.strip_prefix("--") {
                Some(long) => format!("-l {long}"),
                None => format!("-a {}", word.word),
            };
            text.push_str(&format!(
                "complete -c rekindle -n '{condition}' {what} -d '{}'\n",
                plain(&word.about)
            ));
        }
    }
    text
}
