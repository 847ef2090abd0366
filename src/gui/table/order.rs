//! The order of the rows: by the column that a person chose, in either direction.

use super::Column;
use super::column::Told;
use crate::query::Rows;

/// By which column rows are sorted, and whether the last one comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) by: Column,
    pub(super) is_reversed: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { by: Column::Date, is_reversed: false }
    }
}

/// The rows in the order of the table.
#[derive(Debug, Default)]
pub(super) struct Order {
    made_for: Option<(u64, Sort)>,
    /// The row at each place.
    rows: Vec<u32>,
    /// The place of each row.
    places: Vec<u32>,
}

impl Order {
    /// Sorts anew where the rows or the wished order changed.
    pub(super) fn refresh(&mut self, rows: &Rows, generation: u64, sort: Sort, told: Told<'_>) {
        if self.made_for == Some((generation, sort)) {
            return;
        }
        self.made_for = Some((generation, sort));
        self.rows = sorted(rows, sort, told);
        self.places = vec![0; self.rows.len()];
        for (place, &row) in (0u32..).zip(&self.rows) {
            self.places[row as usize] = place;
        }
    }

    /// Returns how many rows there are.
    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns the row at a place.
    pub(super) fn row(&self, place: usize) -> Option<usize> {
        self.rows.get(place).map(|&row| row as usize)
    }

    /// Returns the place of a row.
    pub(super) fn place(&self, row: usize) -> Option<usize> {
        self.places.get(row).map(|&place| place as usize)
    }
}

/// Returns the rows in order; rows that are equal stay in the order of time.
fn sorted(rows: &Rows, sort: Sort, told: Told<'_>) -> Vec<u32> {
    let mut order: Vec<u32> = (0u32..).take(rows.len()).collect();
    let row = |place: &u32| &rows[*place as usize];
    match sort.by {
        // Rows come by time already.
        Column::Date => {}
        Column::Sources => order.sort_by_key(|place| row(place).shown.n_sources),
        Column::Mark => order.sort_by_key(|place| (row(place).shown.status, row(place).shown.factuality)),
        Column::Factuality => order.sort_by_key(|place| row(place).shown.factuality),
        by => {
            // What is empty comes last in either direction.
            order.sort_by_cached_key(|place| {
                let words = by.words(told, row(place)).to_lowercase();
                (words.is_empty() != sort.is_reversed, words)
            });
        }
    }
    if sort.is_reversed {
        order.reverse();
    }
    order
}

#[cfg(test)]
mod tests {
    use super::{Order, Sort};
    use crate::gui::table::Column;
    use crate::gui::table::column::Told;
    use crate::gui::timeline::synthetic::rows;
    use crate::model::{Codebook, Project};

    #[test]
    fn every_order_holds_every_row_once_and_places_lead_back() {
        let rows = rows(200, 3);
        let (project, codebook) = (Project::default(), Codebook::default());
        let mut order = Order::default();
        for (generation, by) in (0..).zip(Column::ALL) {
            for is_reversed in [false, true] {
                order.refresh(&rows, generation, Sort { by, is_reversed }, Told { project: &project, codebook: &codebook });
                let mut seen: Vec<usize> = (0..order.len()).filter_map(|place| order.row(place)).collect();
                assert!((0..200).all(|place| order.row(place).and_then(|row| order.place(row)) == Some(place)));
                if by == Column::Title {
                    let titles: Vec<String> = seen.iter().map(|&row| rows[row].shown.title.to_lowercase()).collect();
                    let is_sorted =
                        titles.windows(2).all(|pair| if is_reversed { pair[0] >= pair[1] } else { pair[0] <= pair[1] });
                    assert!(is_sorted, "{titles:?}");
                }
                seen.sort_unstable();
                assert_eq!(seen, (0..200).collect::<Vec<_>>());
            }
        }
    }
}
