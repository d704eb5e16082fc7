use std::ops::Range;

/// Addresses in their order, each once: packed, for a large site has fifty thousand.
#[derive(Debug, Default, Hash)]
pub(super) struct AddressSet {
    /// One after the other.
    text: String,
    /// Where each stands.
    places: Vec<Range<u32>>,
}

impl AddressSet {
    /// Puts addresses in order.
    ///
    /// # Panics
    /// When they have more than 4,294,967,295 bytes.
    pub fn of(addresses: impl Iterator<Item = String>) -> AddressSet {
        let mut set = AddressSet::default();
        for address in addresses {
            let end =
                |text: &str| u32::try_from(text.len()).expect("a site has fewer bytes of them");
            let start = end(&set.text);
            set.text.push_str(&address);
            set.places.push(start..end(&set.text));
        }
        let at = |place: &Range<u32>| &set.text[place.start as usize..place.end as usize];
        set.places.sort_unstable_by(|a, b| at(a).cmp(at(b)));
        set.places.dedup_by(|a, b| at(a) == at(b));
        set
    }

    /// Whether an address is among them.
    pub fn contains(&self, address: &str) -> bool {
        self.places.binary_search_by(|place| self.at(place).cmp(address)).is_ok()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.places.iter().map(|place| self.at(place))
    }

    fn at(&self, place: &Range<u32>) -> &str {
        &self.text[place.start as usize..place.end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order_and_each_once() {
        let set = AddressSet::of(["b/", "a/c/", "b/", "a/"].into_iter().map(str::to_owned));
        assert_eq!(set.iter().collect::<Vec<_>>(), ["a/", "a/c/", "b/"]);
        assert!(set.contains("a/c/") && !set.contains("a") && !set.contains(""));
        assert!(!AddressSet::default().contains(""));
    }
}
