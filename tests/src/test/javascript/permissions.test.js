// "Security" of the guide: ACLs, roles and their hierarchy. Two devices with users of their own, and one with nobody.
import { assert, before, device, deviceOf, master, name, refused, sorted, test } from './support/suite.js';

const Master = master();
const Nobody = device();
const Note = name('Note');
let Ann;
let ann;
let Bob;
let bob;

before(async () => {
  ({ Parse: Ann, user: ann } = await deviceOf('ann'));
  ({ Parse: Bob, user: bob } = await deviceOf('bob'));
});

/** A note that a device saves, with an ACL that is made of it. */
async function note(Parse, grant, fields = { text: 'x' }) {
  const acl = new Parse.ACL();
  grant(acl);
  const object = new Parse.Object(Note, fields);
  object.setACL(acl);
  return object.save();
}

const as = (Parse, object) => new Parse.Query(object.className).get(object.id);
const change = async (Parse, object) => Parse.Object.extend(object.className).createWithoutData(object.id).save({ text: 'changed' });

test('an object without an ACL is everybody’s', async () => {
  const object = await new Ann.Object(Note, { text: 'x' }).save();

  await change(Nobody, object);
  assert.equal((await as(Bob, object)).get('text'), 'changed');
});

test('an object of one user is hidden from others', async () => {
  const object = new Ann.Object(Note, { text: 'private' });
  object.setACL(new Ann.ACL(ann));
  await object.save();

  assert.equal((await as(Ann, object)).get('text'), 'private');
  for (const Parse of [Bob, Nobody]) {
    await refused(101, as(Parse, object));
    await refused(101, change(Parse, object));
    await refused(101, Parse.Object.extend(Note).createWithoutData(object.id).destroy());
    assert.equal(await new Parse.Query(Note).equalTo('objectId', object.id).count(), 0);
  }
});

test('an object that all may read can be changed by its user alone', async () => {
  const object = await note(Ann, acl => {
    acl.setPublicReadAccess(true);
    acl.setWriteAccess(ann.id, true);
  });

  await as(Nobody, object);
  await refused(101, change(Bob, object));
  await change(Ann, object);
});

test('an object that all may write can be changed by those who do not see it', async () => {
  const object = await note(Ann, acl => {
    acl.setPublicWriteAccess(true);
    acl.setReadAccess(ann.id, true);
  });

  await change(Bob, object);
  await refused(101, as(Bob, object));
  assert.equal((await as(Ann, object)).get('text'), 'changed');
});

test('an object can be given to several users', async () => {
  const object = await note(Ann, acl => [ann, bob].forEach(user => acl.setReadAccess(user.id, true)));

  await as(Ann, object);
  await as(Bob, object);
  await refused(101, as(Nobody, object));
  await refused(101, change(Ann, object));
});

test('an object with an empty ACL is for the master key alone', async () => {
  const object = await note(Ann, () => {});

  await refused(101, as(Ann, object));
  assert.deepEqual((await as(Master, object)).getACL().toJSON(), {});
  await change(Master, object);
});

test('an ACL comes back as it was saved', async () => {
  const object = await note(Ann, acl => {
    acl.setPublicReadAccess(true);
    acl.setWriteAccess(ann, true);
    acl.setRoleReadAccess('Moderators', true);
  });

  const acl = (await as(Nobody, object)).getACL();

  assert.ok(acl.getPublicReadAccess() && !acl.getPublicWriteAccess());
  assert.ok(acl.getWriteAccess(ann.id) && !acl.getReadAccess(ann.id));
  assert.ok(acl.getRoleReadAccess('Moderators'));
});

test('an ACL can be changed, and access ends', async () => {
  const object = await new Ann.Object(Note, { text: 'x' }).save();
  await as(Bob, object);

  object.setACL(new Ann.ACL(ann));
  await object.save();

  await refused(101, as(Bob, object));
});

test('queries, counts and includes show what the caller may read', async () => {
  const group = name('group');
  const open = await note(Ann, acl => acl.setPublicReadAccess(true), { group, text: 'open' });
  const secret = await note(Ann, acl => acl.setReadAccess(ann.id, true), { group, text: 'secret' });
  const holder = await new Ann.Object(name('Holder'), { open, secret, all: [open, secret] }).save();
  const notes = Parse => new Parse.Query(Note).equalTo('group', group);

  assert.deepEqual(sorted(await notes(Ann).find(), 'text'), ['open', 'secret']);
  assert.deepEqual(sorted(await notes(Bob).find(), 'text'), ['open']);
  assert.equal(await notes(Bob).count(), 1);
  const seen = await new Bob.Query(holder.className).include('open', 'secret', 'all').get(holder.id);
  assert.equal(seen.get('open').get('text'), 'open');
  assert.equal(seen.get('secret'), undefined);
  assert.deepEqual(
    seen.get('all').map(one => one.get('text')),
    ['open'],
  );
});

test('inner queries find what the caller may read', async () => {
  const secret = await note(Ann, acl => acl.setReadAccess(ann.id, true), { text: name('secret') });
  const holder = await new Ann.Object(name('Holder'), { secret }).save();
  const holders = Parse =>
    new Parse.Query(holder.className).matchesQuery('secret', new Parse.Query(Note).equalTo('text', secret.get('text'))).count();

  assert.deepEqual([await holders(Ann), await holders(Bob)], [1, 0]);
});

test('a new user can be read by all and written by himself', async () => {
  const acl = (await ann.fetch()).getACL();

  assert.ok(acl.getPublicReadAccess() && acl.getWriteAccess(ann) && !acl.getPublicWriteAccess());
});

/** A role by the master key, with these members. */
async function role({ users = [], roles = [] }) {
  const acl = new Master.ACL();
  acl.setPublicReadAccess(true);
  const made = new Master.Role(name('Role'), acl);
  users.forEach(user => made.getUsers().add(Master.User.createWithoutData(user.id)));
  roles.forEach(child => made.getRoles().add(child));
  return made.save();
}

test('a role opens what is given to it to its members', async () => {
  const moderators = await role({ users: [ann] });
  const object = await note(Master, acl => {
    acl.setRoleReadAccess(moderators, true);
    acl.setRoleWriteAccess(moderators.getName(), true);
  });

  await change(Ann, object);
  await refused(101, as(Bob, object));
  await refused(101, change(Bob, object));
});

test('a role opens to the members of the roles inside it, not the other way round', async () => {
  const administrators = await role({ users: [ann] });
  const moderators = await role({ users: [bob], roles: [administrators] });
  const forModerators = await note(Master, acl => acl.setRoleReadAccess(moderators, true));
  const forAdministrators = await note(Master, acl => acl.setRoleReadAccess(administrators, true));

  await as(Ann, forModerators);
  await as(Bob, forModerators);
  await as(Ann, forAdministrators);
  await refused(101, as(Bob, forAdministrators));
});

test('roles inside each other in a circle are no harm', async () => {
  const first = await role({ users: [ann] });
  const second = await role({ roles: [first] });
  const third = await role({ roles: [second] });
  first.getRoles().add(third);
  await first.save();

  await as(Ann, await note(Master, acl => acl.setRoleReadAccess(third, true)));
});

test('a member that leaves a role loses access at once', async () => {
  const moderators = await role({ users: [ann, bob] });
  const object = await note(Master, acl => acl.setRoleReadAccess(moderators, true));
  await as(Bob, object);

  moderators.getUsers().remove(Master.User.createWithoutData(bob.id));
  await moderators.save();

  await refused(101, as(Bob, object));
  await as(Ann, object);
});

test('roles of a user are found by membership', async () => {
  const moderators = await role({ users: [ann] });

  const found = await new Ann.Query(Ann.Role).equalTo('users', ann).equalTo('name', moderators.getName()).find();

  assert.deepEqual(
    found.map(one => one.id),
    [moderators.id],
  );
  assert.deepEqual(
    (await found[0].getUsers().query().find()).map(one => one.id),
    [ann.id],
  );
});

test('a role is made by a user whose ACL lets him keep it', async () => {
  const acl = new Ann.ACL(ann);
  const band = new Ann.Role(name('Band'), acl);
  await band.save();

  band.getUsers().add([ann, Ann.User.createWithoutData(bob.id)]);
  await band.save();

  await as(Bob, await note(Ann, grant => grant.setRoleReadAccess(band, true)));
  await refused(101, change(Bob, band));
});

test('a role that is read-only takes no members', async () => {
  const moderators = await role({});
  const seen = await new Bob.Query('_Role').get(moderators.id);
  seen.getUsers().add(bob);

  await refused(101, seen.save());
});

test('a role name is taken once', async () => {
  const moderators = await role({});
  const second = new Master.Role(moderators.getName(), new Master.ACL());

  await refused(137, second.save());
});

test('a role without a name or an ACL is refused', async () => {
  await refused(111, new Master.Object('_Role', { name: name('Role') }).save());
  const nameless = new Master.Object('_Role');
  nameless.setACL(new Master.ACL());
  await refused(111, nameless.save());
});

test('a role that is destroyed opens nothing any more', async () => {
  const moderators = await role({});
  moderators.getUsers().add(Master.User.createWithoutData(ann.id));
  await moderators.destroy();

  await refused(101, as(Ann, await note(Master, acl => acl.setRoleReadAccess(moderators.getName(), true))));
});

test('permissions of ACLs hold in batches', async () => {
  const mine = await note(Bob, acl => acl.setWriteAccess(bob.id, true));
  const hers = await note(Ann, acl => acl.setWriteAccess(ann.id, true));
  const Class = Bob.Object.extend(Note);

  await assert.rejects(Bob.Object.destroyAll([mine, hers].map(one => Class.createWithoutData(one.id))), error => {
    assert.deepEqual(
      error.errors.map(one => [one.code, one.object.id]),
      [[101, hers.id]],
    );
    return true;
  });
  await refused(101, as(Master, mine));
  await as(Master, hers);
});
