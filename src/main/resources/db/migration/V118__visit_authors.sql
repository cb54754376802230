-- Everybody who was ever one of the pair: what they wrote down is taken in, whoever brings it home.
create table visit_author (
  visit_id bigint not null references visit (id),
  account_id bigint not null references account (id),
  primary key (visit_id, account_id)
);
insert into visit_author (visit_id, account_id)
  select id, first_account from visit union select id, second_account from visit;
