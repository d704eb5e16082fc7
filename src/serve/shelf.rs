use std::collections::HashMap;

/// Things of some weight by name: when they weigh more than the shelf bears, those go that were not
/// asked for the longest.
#[derive(Debug)]
pub(super) struct Shelf<T> {
    bears: usize,
    heaviest: usize,
    weighs: usize,
    clock: u64,
    things: HashMap<String, Thing<T>>,
}

#[derive(Debug)]
struct Thing<T> {
    value: T,
    weight: usize,
    asked: u64,
}

impl<T: Clone> Shelf<T> {
    /// An empty one that bears this weight, of one thing or of many.
    pub(super) fn bearing(bears: usize) -> Shelf<T> {
        Shelf { bears, heaviest: bears, weighs: 0, clock: 0, things: HashMap::new() }
    }

    /// The same for things of which none may be heavier than this: it would drive out all others.
    pub(super) fn of_things_up_to(self, heaviest: usize) -> Shelf<T> {
        Shelf { heaviest, ..self }
    }

    /// What has this name.
    pub(super) fn get(&mut self, name: &str) -> Option<T> {
        self.clock += 1;
        let thing = self.things.get_mut(name)?;
        thing.asked = self.clock;
        Some(thing.value.clone())
    }

    /// Puts a thing on it, in the place of one of the same name. One that is too heavy is not kept.
    pub(super) fn put(&mut self, name: &str, value: T, weight: usize) {
        self.remove(name);
        if weight > self.heaviest {
            return;
        }
        self.clock += 1;
        self.weighs += weight;
        self.things.insert(name.to_owned(), Thing { value, weight, asked: self.clock });
        while self.weighs > self.bears {
            let Some(oldest) = self
                .things
                .iter()
                .min_by_key(|(_, thing)| thing.asked)
                .map(|(name, _)| name.clone())
            else {
                return;
            };
            self.remove(&oldest);
        }
    }

    /// Takes everything off.
    pub(super) fn clear(&mut self) {
        self.things.clear();
        self.weighs = 0;
    }

    fn remove(&mut self, name: &str) {
        if let Some(thing) = self.things.remove(name) {
            self.weighs -= thing.weight;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_asked_for_the_longest_goes_first() {
        let mut shelf = Shelf::bearing(100).of_things_up_to(25);
        for name in ["a", "b", "c", "d"] {
            shelf.put(name, name, 25);
        }
        assert_eq!(shelf.get("a"), Some("a"));
        shelf.put("e", "e", 20);
        assert_eq!(
            ["a", "b", "c", "d", "e"].map(|name| shelf.get(name).is_some()),
            [true, false, true, true, true]
        );
        shelf.put("a", "A", 1);
        assert_eq!((shelf.get("a"), shelf.weighs), (Some("A"), 71));
        shelf.put("giant", "giant", 26);
        assert_eq!((shelf.get("giant"), shelf.things.len()), (None, 4));
        shelf.clear();
        assert_eq!((shelf.get("a"), shelf.weighs), (None, 0));
        let mut shelf = Shelf::bearing(100);
        for (name, weight) in [("a", 10), ("all", 100), ("more", 101)] {
            shelf.put(name, name, weight);
        }
        assert_eq!((shelf.get("all"), shelf.things.len()), (Some("all"), 1));
    }
}
