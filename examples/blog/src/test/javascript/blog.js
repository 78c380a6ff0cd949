// The blog as its current user sees it; the twin of Blog.java.
import Parse from 'parse/node';

const Post = Parse.Object.extend('Post');
const Comment = Parse.Object.extend('Comment');
const MODERATORS = 'moderators';

function author() {
  const user = Parse.User.current();
  if (!user) {
    throw new Parse.Error(Parse.Error.SESSION_MISSING, 'Log in to write in the blog');
  }
  return user;
}

function open() {
  const acl = new Parse.ACL(author());
  acl.setPublicReadAccess(true);
  acl.setRoleWriteAccess(MODERATORS, true);
  return acl;
}

export async function draft(title, text) {
  const post = new Post({ title, text, author: author(), published: false });
  post.setACL(new Parse.ACL(author()));
  return post.save();
}

export async function publish(post) {
  post.setACL(open());
  return post.save({ published: true });
}

export async function latest(howMany) {
  return new Parse.Query(Post).descending('createdAt').include('author').limit(howMany).find();
}

export async function comment(post, text) {
  const said = new Comment({ post, text, author: author() });
  said.setACL(open());
  return said.save();
}

export async function comments(post) {
  return new Parse.Query(Comment).equalTo('post', post).notEqualTo('hidden', true).find();
}

export async function hide(said) {
  return said.save({ hidden: true });
}
