//! In which ways each program is run. This is the one list.

use std::fmt;

/// What the machine remembers of earlier runs when the program starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Warmth {
    /// Nothing.
    Cold,
    /// One earlier run.
    Warm,
    /// What an exported profile said, compiled ahead.
    Prewarmed,
}

/// What is made common that is rare.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stress {
    /// Nothing.
    Plain,
    /// Exits from compiled code, with this seed.
    Exits(u32),
    /// Collections.
    Gc,
    /// Both: what an exit makes must be in the collector's sight.
    GcAndExits(u32),
}

/// A way to run a program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Way {
    /// The highest tier.
    pub tier: &'static str,
    /// What is remembered.
    pub warmth: Warmth,
    /// What is made common.
    pub stress: Stress,
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tier={}", self.tier)?;
        f.write_str(match self.warmth {
            Warmth::Cold => ",cold",
            Warmth::Warm => ",warm",
            Warmth::Prewarmed => ",prewarmed",
        })?;
        match self.stress {
            Stress::Plain => f.write_str(",plain"),
            Stress::Exits(seed) => write!(f, ",exits:{seed}"),
            Stress::Gc => f.write_str(",gc"),
            Stress::GcAndExits(seed) => write!(f, ",gc,exits:{seed}"),
        }
    }
}

impl Way {
    /// The options of the command line, without the store.
    pub fn options(&self) -> Vec<String> {
        let mut options = vec!["-X".to_string(), format!("tier={}", self.tier)];
        let (exits, gc) = match self.stress {
            Stress::Plain => (None, false),
            Stress::Exits(seed) => (Some(seed), false),
            Stress::Gc => (None, true),
            Stress::GcAndExits(seed) => (Some(seed), true),
        };
        let exits = exits.map(|seed| format!("stress=exits:{seed}"));
        for stress in exits.into_iter().chain(gc.then(|| "stress=gc".into())) {
            options.extend(["-X".to_string(), stress]);
        }
        options
    }
}

/// How much of the matrix is run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// A part that takes a minute or two (`--quick`).
    Quick,
    /// What the gate runs.
    Gate,
    /// Everything (`REKINDLE_MATRIX=full`).
    Full,
}

/// Tiers.
const TIERS: [&str; 4] = ["0", "1", "2", "auto"];
/// Kinds of start.
const WARMTHS: [Warmth; 3] = [Warmth::Cold, Warmth::Warm, Warmth::Prewarmed];
/// Kinds of stress.
const STRESSES: [Stress; 6] = [
    Stress::Plain,
    Stress::Exits(1),
    Stress::Exits(2),
    Stress::Exits(3),
    Stress::Gc,
    Stress::GcAndExits(4),
];

/// Every way that makes sense: the interpreter remembers nothing and has no exits.
fn all() -> impl Iterator<Item = Way> {
    let ways = TIERS.iter().flat_map(|tier| {
        WARMTHS.iter().flat_map(move |warmth| {
            STRESSES.iter().map(move |stress| Way {
                tier,
                warmth: *warmth,
                stress: *stress,
            })
        })
    });
    ways.filter(|way| {
        let compiled = way.tier != "0";
        let exits = matches!(way.stress, Stress::Exits(_) | Stress::GcAndExits(_));
        compiled || way.warmth == Warmth::Cold && !exits
    })
}

/// Ways to run a whole program of a size.
pub fn for_program(size: &str, extent: Extent) -> Vec<Way> {
    match (extent, size) {
        (Extent::Quick, "tiny") => all().filter(is_quick).collect(),
        (Extent::Quick, _) => Vec::new(),
        (Extent::Gate, "tiny") => all().collect(),
        (Extent::Gate, _) => Vec::new(),
        (Extent::Full, "long") => all().filter(|way| way.stress == Stress::Plain).collect(),
        // A collection at every safepoint makes a longer run take minutes.
        (Extent::Full, "short") => all().filter(|way| !collects(way)).collect(),
        (Extent::Full, _) => all().collect(),
    }
}

/// Ways to run a small test.
pub fn for_small(extent: Extent) -> Vec<Way> {
    match extent {
        Extent::Quick => all().filter(is_quick).collect(),
        Extent::Gate => all()
            .filter(|way| match way.stress {
                Stress::Plain => way.warmth != Warmth::Prewarmed,
                Stress::Exits(1) | Stress::GcAndExits(_) => {
                    way.tier == "auto" && way.warmth == Warmth::Cold
                }
                Stress::Exits(_) | Stress::Gc => false,
            })
            .collect(),
        Extent::Full => all().collect(),
    }
}

/// Ways to run a program that ends with an error: interpreted, and with the tiers it would use.
pub fn for_errors(extent: Extent) -> Vec<Way> {
    let all = all().filter(|way| ["0", "auto"].contains(&way.tier));
    all.filter(|way| match way.stress {
        Stress::Plain => way.warmth == Warmth::Cold || extent == Extent::Full,
        _ => false,
    })
    .collect()
}

/// Ways to run a test of the language.
pub fn for_language(extent: Extent) -> Vec<Way> {
    let once = |way: &Way| way.warmth == Warmth::Cold && way.stress == Stress::Plain;
    match extent {
        Extent::Quick => all().filter(|w| once(w) && w.tier == "auto").collect(),
        Extent::Gate => all()
            .filter(|w| once(w) && matches!(w.tier, "0" | "auto"))
            .collect(),
        Extent::Full => all().collect(),
    }
}

fn collects(way: &Way) -> bool {
    matches!(way.stress, Stress::Gc | Stress::GcAndExits(_))
}

/// One cold and one warm run, and each stress once.
fn is_quick(way: &Way) -> bool {
    matches!(
        (way.tier, way.warmth, way.stress),
        ("0", Warmth::Cold, Stress::Plain)
            | ("1", Warmth::Cold, Stress::Exits(1))
            | ("auto", Warmth::Cold, Stress::Gc)
            | ("auto", Warmth::Warm, Stress::Plain)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_combination_is_run_in_full() {
        // Three tiers with every warmth and stress, and tier 0 cold, plain and with collections.
        assert_eq!(for_program("tiny", Extent::Full).len(), 3 * 3 * 6 + 2);
        assert_eq!(
            for_program("tiny", Extent::Gate),
            for_program("tiny", Extent::Full)
        );
        assert!(for_program("long", Extent::Gate).is_empty());
        assert_eq!(for_small(Extent::Quick).len(), 4);
        assert_eq!(for_errors(Extent::Gate).len(), 2);
    }

    #[test]
    fn ways_name_themselves() {
        let way = Way {
            tier: "auto",
            warmth: Warmth::Warm,
            stress: Stress::Exits(2),
        };
        assert_eq!(way.to_string(), "tier=auto,warm,exits:2");
        assert_eq!(way.options(), ["-X", "tier=auto", "-X", "stress=exits:2"]);
    }
}
