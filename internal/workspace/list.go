package workspace

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/disk"
)

// found is a file that a walk came by.
type found struct {
	path string
	info fs.FileInfo // what the disk said of it then; nil: it was not asked
}

// lister walks folders of the dossier.
type lister struct {
	root  *disk.Folder
	brief bool // the disk is not asked of each file
	files []found
	diags diag.List
}

// list finds all files at and below the tops, sorted by path, with what the disk
// says of each. What is missing is passed over: a folder may not be there, and a
// file may vanish while we look.
func list(ctx context.Context, root *disk.Folder, tops ...string) (*lister, error) {
	l := &lister{root: root}
	return l, l.walk(ctx, tops)
}

// listBriefly is list without what the disk says of each.
func listBriefly(ctx context.Context, root *disk.Folder, tops ...string) (*lister, error) {
	l := &lister{root: root, brief: true}
	return l, l.walk(ctx, tops)
}

func (l *lister) walk(ctx context.Context, tops []string) error {
	for _, top := range tops {
		info, err := l.root.Lstat(top)
		if err != nil {
			l.trouble(top, err)
			continue
		}
		if err := l.visit(ctx, top, info.Mode(), info); err != nil {
			return err
		}
	}
	slices.SortFunc(l.files, func(a, b found) int { return strings.Compare(a.path, b.path) })
	return nil
}

func (l *lister) visit(ctx context.Context, name string, mode fs.FileMode, info fs.FileInfo) error {
	pos := diag.Pos{File: name}
	isFile := name == ConfigName || strings.Contains(name, "/")
	switch {
	case mode.IsDir() && name != ConfigName:
		return l.folder(ctx, name)
	case mode&fs.ModeSymlink != 0:
		l.link(name)
	case mode.IsRegular() && isFile:
		l.files = append(l.files, found{name, info})
	case mode.IsRegular():
		l.diags.Errorf(pos, "make it a folder", "a file where a folder is expected")
	default:
		l.diags.Errorf(pos, "remove it from the dossier", "not a file that can be read")
	}
	return nil
}

// folder visits the entries of a folder.
func (l *lister) folder(ctx context.Context, name string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	look := l.root.List
	if l.brief {
		look = l.root.Entries
	}
	entries, err := look(name)
	if err != nil {
		l.trouble(name, err)
	}
	for _, entry := range entries {
		if !utf8.ValidString(entry.Name) {
			l.diags.Errorf(diag.Pos{File: name}, "rename it", "the name %s in this folder is not UTF-8", strconv.Quote(entry.Name))
			continue
		}
		if skipped(name, entry) {
			continue
		}
		if err := l.visit(ctx, name+"/"+entry.Name, entry.Type, entry.Info); err != nil {
			return err
		}
	}
	return nil
}

// skipped reports whether a scan leaves an entry out; see the package comment.
func skipped(folder string, entry disk.Entry) bool {
	switch {
	case temporary(entry.Name):
		return true
	case entry.Type.IsDir():
		return strings.HasSuffix(entry.Name, "_files")
	}
	top, _, _ := strings.Cut(folder, "/")
	return embedding(top, entry.Name)
}

// embedding reports whether a file below a folder of the dossier embeds the others
// there in a program.
func embedding(top, name string) bool {
	return strings.HasSuffix(name, ".go") && (top == "layouts" || top == "assets")
}

// link takes a symbolic link for the file it leads to. Links to folders are
// not followed: they can run in a circle, and a watcher does not see through
// them.
func (l *lister) link(name string) {
	pos, hint := diag.Pos{File: name}, "put the file itself here: a link may not lead out of the dossier's folder"
	info, err := l.root.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		l.diags.Errorf(pos, "remove the link, or put back the file", "the link leads to nothing")
	case err != nil:
		l.diags.Errorf(pos, hint, "the link cannot be followed: %v", reason(err))
	case info.IsDir():
		l.diags.Errorf(pos, "put the folder itself here", "a link to a folder is not followed")
	case !info.Mode().IsRegular():
		l.diags.Errorf(pos, "remove it from the dossier", "not a file that can be read")
	default:
		l.files = append(l.files, found{name, info})
	}
}

// trouble reports a file or folder that cannot be read, and says nothing of
// one that is gone.
func (l *lister) trouble(name string, err error) {
	if !errors.Is(err, fs.ErrNotExist) {
		unreadable(&l.diags, name, err)
	}
}

func unreadable(diags *diag.List, name string, err error) {
	hint := ""
	if errors.Is(err, fs.ErrPermission) {
		hint = "give yourself the right to read it, or remove it"
	}
	diags.Errorf(diag.Pos{File: name}, hint, "cannot be read: %v", reason(err))
}
