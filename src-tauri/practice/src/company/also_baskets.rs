//! What each company at ALSO subscribes to.
//!
//! The first company has every oddity there is, so that the smallest world has them too. May not write names.

use super::also_roster::Listed;
use crate::{
    also::{Account, Kind, Provisioning, SERVICES, Store, Subscription, TENANT, sold},
    seed::Dice,
};
use serde_json::Map;

/// The second company has one subscription, the third has none.
const ONE: usize = 1;
const NONE: usize = 2;

struct Basket<'a> {
    store: &'a mut Store,
    company: i64,
    ended: bool,
    tenant: String,
    dice: &'a mut Dice,
}

impl Basket<'_> {
    /// A subscription below an account or another subscription; gives its id.
    fn put(&mut self, service: &str, parent: i64, touch: impl FnOnce(&mut Subscription)) -> i64 {
        let id = self.store.take_id(self.dice.between(0, 3));
        let seats = self.dice.between(1, 20) * if self.dice.chance(0.1) { 7 } else { 1 };
        let mut one = Subscription {
            id,
            company: self.company,
            parent,
            service: service.to_owned(),
            seats,
            as_text: self.dice.chance(0.5),
            terminated: self.ended,
            provisioning: Provisioning::Done,
            since: self.store.today().0 - self.dice.between(20, 1_050),
            tells_end: true,
            leaves: None,
            renews: self.dice.chance(0.8),
            tenant: self.tenant.clone(),
            changed: Map::new(),
        };
        touch(&mut one);
        self.store.add(one);
        id
    }

    /// An account below the company: a department or a user.
    fn account(&mut self, kind: Kind, name: &str) -> i64 {
        let id = self.store.take_id(self.dice.between(0, 3));
        let company = self.store.account(self.company).cloned();
        if let Some(company) = company {
            let (name, parent) = (name.to_owned(), self.company);
            self.store.put(Account { id, parent, kind, name, ..company });
        }
        id
    }

    /// Everything that can be odd about a subscription.
    fn oddities(&mut self) {
        let company = self.company;
        let tenant = self.put(TENANT, company, |_| {});
        let premium = self.put("NceBusinessPremiumP1Y", tenant, |one| (one.seats, one.as_text) = (12, true));
        self.put("NceBusinessStandardP1YA", tenant, |one| (one.seats, one.as_text) = (8, false));
        self.put("NceExchangeOnlineP1M", tenant, |one| one.renews = false);
        let leaves = self.store.today().0 + 90;
        self.put("NceOfficeE3P3Y", tenant, |one| one.leaves = Some(leaves));
        self.put("StowbackCloudBackup", company, |one| one.as_text = true);
        self.put("VisioOnlinePlan2Jan2018", tenant, |one| one.tells_end = false);
        self.put("OrchgateDomainName", company, |_| {});
        self.put("HearthlineVoice", company, |_| {});
        // What is added to a subscription: one addon to the premium, two to the basic.
        self.put("NceTeamsPhoneP1Y", premium, |_| {});
        let basic = self.put("NceBusinessBasicP1Y", tenant, |_| {});
        self.put("NceCopilotP1Y", basic, |_| {});
        self.put("NceEntraP1P1Y", basic, |one| one.tells_end = false);
        self.put("NceProjectPlan3P1M", tenant, |one| one.provisioning = Provisioning::Pending);
        self.put("NcePowerBiProP1YA", tenant, |one| one.terminated = true);
        let department = self.account(Kind::Department, "Workshop");
        self.put("MailhavenSecurity", department, |_| {});
        let user = self.account(Kind::User, "Rhona Larkwell");
        self.put("DrillwiseTraining", user, |one| one.seats = 1);
        // A second subscription to one service, as when it was bought twice.
        self.put("NceBusinessPremiumP1Y", tenant, |one| one.seats = 3);
    }

    /// An ordinary company: some services, most of them in its tenant.
    fn ordinary(&mut self, most: usize) {
        let tenant = self.put(TENANT, self.company, |_| {});
        let mut places: Vec<usize> = (0..sold()).collect();
        for _ in 0..=self.dice.below(most) {
            // The front of the shelf sells best.
            let reach = if self.dice.chance(0.5) { places.len().min(6) } else { places.len() };
            if reach == 0 {
                break;
            }
            let place = places.remove(self.dice.below(reach));
            let Some(service) = SERVICES.get(place) else { continue };
            let parent = if service.vendor == "Microsoft" { tenant } else { self.company };
            let ended = self.dice.chance(0.05);
            let silent = self.dice.chance(0.1);
            self.put(service.key, parent, |one| {
                one.terminated |= ended;
                one.tells_end = !silent;
            });
        }
    }
}

/// Fills one company.
pub(super) fn fill(store: &mut Store, one: &Listed, place: usize, dice: &mut Dice) {
    let tenant = dice.guid();
    let mut basket = Basket { store, company: one.id, ended: one.ended, tenant, dice };
    match place {
        0 => basket.oddities(),
        ONE => drop(basket.put("NceBusinessPremiumP1Y", one.id, |_| {})),
        NONE => {}
        3..12 => basket.ordinary(4),
        _ => basket.ordinary(18),
    }
}
