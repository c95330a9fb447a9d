-- 0013: what was sent stays as it was sent, a look does not hold a record fast, and families are recorded where they are known.

-- Whom somebody looked at may go to another school: the look says which organisation kept the record when it began.
alter table look drop constraint look_network_id_person_id_organisation_id_fkey;
alter table look add foreign key (network_id, person_id) references person (network_id, id);
alter table look add foreign key (network_id, organisation_id) references organisation (network_id, id);

create function look_is_at_ones_own_school() returns trigger language plpgsql as $$
begin
  if not exists (select from person
    where network_id = new.network_id and id = new.person_id and home_id = new.organisation_id) then
    raise insufficient_privilege using message = 'one looks only at those whose record the organisation keeps';
  end if;
  return new;
end $$;
create trigger own before insert on look
  for each row when (current_user = 'kith_app') execute function look_is_at_ones_own_school();

-- An answer is given once. It is a trigger and not a policy, since whoever locks a row has to find it first.
create function an_answer_stays() returns trigger language plpgsql as $$
begin
  raise insufficient_privilege using message = 'what was answered stays answered';
end $$;
create trigger stays before update on proposal
  for each row when (current_user = 'kith_app' and old.answered_at is not null) execute function an_answer_stays();
create trigger stays before update on invitation
  for each row when (current_user = 'kith_app' and old.answered_at is not null) execute function an_answer_stays();

-- Nobody sends a question with its answer in it, or one that never lapses: it stands three days, and one hour for the
-- night in which clocks change.
alter policy make on proposal
  with check (answered_at is null
    and proposed_by = current_setting('app.person')::uuid
    and among('subjects', learner_id));
alter policy invite on invitation
  with check (answered_at is null
    and lapses_at <= sent_at + interval '73 hours'
    and from_id = current_setting('app.person')::uuid
    and among('peers', to_id));

-- Who looks after a child is recorded by those who head where the child's record is kept, or where the child is
-- somebody: not by any school of the network.
create function guardianship_is_of_ones_own_children() returns trigger language plpgsql as $$
begin
  if exists (select from person
    where network_id = new.network_id and id = new.child_id and among('led', home_id))
  or exists (select from affiliation
    where network_id = new.network_id and person_id = new.child_id and organisation_id = new.organisation_id) then
    return new;
  end if;
  raise insufficient_privilege using message = 'the child belongs to another school';
end $$;
create trigger own before insert on guardianship
  for each row when (current_user = 'kith_app') execute function guardianship_is_of_ones_own_children();
create trigger own_still before update on guardianship
  for each row when (current_user = 'kith_app' and new.organisation_id is distinct from old.organisation_id)
  execute function guardianship_is_of_ones_own_children();
