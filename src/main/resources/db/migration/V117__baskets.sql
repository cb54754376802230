-- Tables and figures of released results that an account has put aside, to take them away together, in
-- the order that it wants. Only their addresses are kept: what they say is read from the release.

create sequence basket_piece_seq start with 50 increment by 50;
create table basket_piece (
  id bigint primary key,
  account_id bigint not null,
  place integer not null,
  release_id bigint not null references result_release (id),
  plan_id varchar(40) not null,
  unit varchar(6) not null,
  part varchar(100) not null,
  added_at timestamp(3) with time zone not null,
  unique (account_id, release_id, plan_id, unit, part)
);
